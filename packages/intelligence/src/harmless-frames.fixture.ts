/**
 * Made-up sentences about groups of people in which nothing must be found, whichever group `GROUP` stands for: mentions,
 * praise, denials, counter-speech, others' words, and hard words about something else.
 */
export const harmlessFrames: readonly string[] = `
I don't think GROUP are stupid at all.
GROUP aren't criminals, stop spreading lies.
Not all GROUP are the same.
I would never say that GROUP are inferior.
GROUP do not spread diseases.
There is no reason to be afraid of GROUP.
Nobody should hate GROUP.
I refuse to believe that GROUP are lazy.
It isn't true that GROUP steal jobs.
GROUP must never be attacked for who they are.
We won't allow anyone to hurt GROUP.
GROUP didn't deserve that treatment.
No, GROUP aren't a threat to anybody.
I can't see why anyone would hate GROUP.
GROUP have never done me any harm.
Don't kick GROUP out of our town, they belong here.
I have never met GROUP who were rude.
GROUP are not animals, they are human beings.
We should not deport GROUP.
I can't stand the way GROUP are treated.
Two of my teammates are GROUP.
The new law affects GROUP and students.
GROUP live in our street.
I read a book about GROUP.
A survey asked GROUP about housing.
The museum shows how GROUP lived in 1900.
Many GROUP work at the hospital.
My cousin grew up among GROUP.
GROUP were waiting at the bus stop.
There was a concert for GROUP last night.
Tickets are cheaper for GROUP.
Some GROUP vote, some don't.
The course is open to GROUP.
He lives with GROUP.
GROUP and their families came to the picnic.
I watched a documentary on GROUP yesterday.
The number of GROUP in the city has doubled.
GROUP lost their homes in the fire.
GROUP are fighting for equal pay.
GROUP suffer the most from this policy.
GROUP are amazing.
I admire GROUP.
GROUP make this city a better place.
I'm so proud of GROUP for speaking up.
GROUP deserve respect and equal rights.
We need more GROUP in parliament.
GROUP should be protected from violence.
Happy to see GROUP on the board.
GROUP are some of the kindest people I know.
Nothing beats dancing with GROUP.
I can't wait to hang out with GROUP tonight.
GROUP rock!
GROUP should all be celebrated.
I'd love to work with GROUP.
Let's cook for GROUP this weekend.
GROUP killed it at the talent show.
Nobody makes better coffee than GROUP.
I'm glad that GROUP are safe now.
The world needs GROUP.
GROUP will always be welcome here.
My boss called GROUP vermin and got fired for it.
Anyone who says GROUP are filth should be ashamed.
"GROUP should be shot" is what he wrote, and I reported him.
He shouted "I hate GROUP" on the bus. Disgusting behaviour.
Tweets like "deport all GROUP" make me furious.
Posting "kill GROUP" is a crime.
You wrote "GROUP are parasites". That's hate speech.
Did he really just say "GROUP are a disease"?
The graffiti read "GROUP out", we painted over it.
Comments such as "GROUP are garbage" will be removed.
Whoever thinks GROUP are worthless needs help.
It makes me sad when people mock GROUP.
People who attack GROUP are cowards.
Calling GROUP subhuman is what Nazis did.
Why do you insult GROUP all the time?
Your hatred of GROUP is embarrassing.
Racists like you always blame GROUP.
She lost her job because she said GROUP were dirty.
I blocked him after he told me GROUP should die.
If you despise GROUP, we can't be friends.
Telling GROUP to go back home is never okay.
It's wrong to treat GROUP like dirt.
Threatening GROUP has consequences.
The politician who wanted to ban GROUP lost the election.
Stop harassing GROUP.
Violence against GROUP is rising and it is a disgrace.
The hate that GROUP face online is disgusting.
I'm sick of people making jokes about GROUP.
I despise anyone who discriminates against GROUP.
Attacks on GROUP must be punished.
What a horrible thing to say about GROUP.
They told GROUP to leave, I was ashamed of them.
Stop pretending GROUP are the problem.
The idea that GROUP are dangerous is nonsense.
GROUP are people too, you idiot.
Leave GROUP alone!
It's disgusting how GROUP are treated.
I hate that GROUP can't feel safe here.
GROUP have been murdered and nobody cares, this is awful.
The police beat up GROUP, it was horrible to watch.
As one of the GROUP, I am sick of being called trash.
We GROUP are not your enemy.
We GROUP are tired of being told to shut up.
I hate this weather, said one of the GROUP.
I hate my job, but the GROUP there are lovely.
GROUP hate spinach, and so do I.
This disgusting pizza was not made by GROUP.
My stupid phone died while I was talking to GROUP.
GROUP told me the film is terrible.
The test was so stupid that even GROUP laughed.
GROUP were killed in the earthquake.
GROUP and the fucking weather, what a day we had!
It's so sad that GROUP died in the war.
GROUP are afraid of terrorists.
GROUP are victims of criminals.
GROUP are often called names.
I have nothing against GROUP.
GROUP are not scum.
I don't believe GROUP are dangerous.
Nobody has the right to hurt GROUP.
We must stop the killing of GROUP.
Don't ever call GROUP vermin.
GROUP aren't dirty.
I would never kick GROUP out of my home.
It is not okay to hit GROUP.
GROUP don't deserve to be hated.
No one should be allowed to threaten GROUP.
I never wanted GROUP to be deported.
GROUP aren't less intelligent than anybody else.
GROUP are no worse than others.
There is nothing wrong with GROUP.
My doctor is one of the GROUP.
We invited GROUP to speak at our school.
My aunt teaches GROUP.
There are more GROUP on TV now.
Her favourite singers are GROUP.
GROUP played football in the park.
Have you seen GROUP on the bus?
I work for a charity that serves GROUP.
Most of the customers are GROUP.
GROUP will vote on Sunday.
Most GROUP in the study were over thirty.
GROUP are lovely.
I have so much respect for GROUP.
I'm going to marry one of the GROUP.
GROUP make me smile.
GROUP are a gift to our community.
GROUP like you are an inspiration.
It's great that GROUP can marry now.
We should listen to GROUP.
GROUP should lead our country.
I would do anything for GROUP.
I will always defend GROUP.
Nothing is better than a party with GROUP.
He got suspended for tweeting "GROUP are subhuman".
"I will kill all GROUP" is a threat and you should report it.
When you say things like "GROUP are dumb", you hurt people.
Nobody laughs at your "GROUP are pigs" jokes.
My teacher said "GROUP are inferior" and I walked out of class.
Imagine writing "GROUP belong in a zoo" and calling it a joke.
The headline "GROUP are ruining our country" is pure racism.
"Death to GROUP"? What is wrong with you?
Saying GROUP are garbage says more about you than about them.
He thinks GROUP are inferior. What a sad man.
I can't believe she called GROUP trash.
You should be ashamed for claiming that GROUP are criminals.
People who wish death on GROUP make me sick.
It's vile to say GROUP deserve to die.
How can you hate GROUP?
Anyone who wants to hurt GROUP will have to get past me.
Your jokes about GROUP being stupid aren't funny.
My dad always told me GROUP were evil, he was so wrong.
I was bullied by people who hate GROUP.
The bigot who attacked GROUP is in jail.
I hate it when GROUP are insulted.
GROUP aren't stupid, you are.
I'm not scared of GROUP.
I don't want GROUP to be hurt.
GROUP did nothing wrong.
GROUP are not to blame for this crisis.
It would be wrong to say that GROUP are lazy.
We cannot let GROUP be attacked like that.
GROUP should never have to hide.
I do not agree that GROUP are a burden.
You will not see me laugh at GROUP.
GROUP are neither dirty nor lazy.
I don't feel any hatred for GROUP.
GROUP are not here to steal your job.
He is one of the GROUP I met in Rome.
GROUP from all over the world came to the fair.
The choir has a lot of GROUP in it.
My landlord rents to GROUP.
Do you know any GROUP?
GROUP live next to the bakery.
She wrote her thesis on GROUP.
There used to be GROUP in this village.
A group of GROUP asked me for directions.
GROUP were the majority of the audience.
I like GROUP.
GROUP are wonderful neighbours.
GROUP have enriched our culture.
Being around GROUP makes me happy.
We ought to honour GROUP.
GROUP are the backbone of this town.
I'll dance with GROUP all night.
GROUP being here is a blessing.
I can't get enough of GROUP, they are so funny.
Well done, GROUP!
"GROUP are the worst" — who says such a thing?
The comment "kick out all GROUP" was deleted by the moderators.
He yelled "GROUP are animals" at my friend, so I called the police.
It breaks my heart to read "GROUP deserve to die".
Never say "GROUP are scum" in my house.
Someone sprayed "GROUP out!" on our door.
You can't just go around saying GROUP are disgusting.
Every time you call GROUP parasites you show your ignorance.
I will report anyone who insults GROUP.
Those who believe that GROUP are inferior should read a book.
My grandfather thought GROUP were criminals until he met some.
People keep telling me GROUP are dangerous, but that is a lie.
Do you have any idea how hurtful it is to hear that GROUP are worthless?
Why are you so full of hate towards GROUP?
Mocking GROUP isn't a joke.
Some idiot threatened GROUP at the station.
The law protects GROUP from abuse.
The attack on GROUP was horrible.
I'm disgusted by the way they talk about GROUP.
There's nothing wrong with being one of the GROUP.
GROUP never hurt anybody.
I wouldn't call GROUP lazy.
I don't see GROUP as a threat.
GROUP are anything but stupid.
Nobody here thinks GROUP are inferior.
We must not let anyone harm GROUP.
GROUP are no parasites.
GROUP should not be punished for what others did.
I can't think of a single reason to dislike GROUP.
I study together with GROUP.
GROUP opened a restaurant downtown.
A panel of GROUP discussed the budget.
Some of my neighbours are GROUP.
The film is about GROUP in the sixties.
He dated GROUP before he met me.
Our company employs GROUP.
GROUP have lived here for centuries.
I adore GROUP.
GROUP are brilliant.
Life would be boring without GROUP.
I'd choose GROUP as friends any day.
It fills me with joy to see GROUP succeed.
GROUP deserve better.
I want GROUP to be happy.
The world is a better place because of GROUP.
Whoever writes "GROUP are vermin" should be banned.
His post "I hate GROUP" got him fired.
You keep shouting "GROUP go home" and wonder why people avoid you.
"GROUP are a cancer"? Seriously?
It's not funny to call GROUP monkeys.
She claims GROUP are evil. I pity her.
Treating GROUP as second-class citizens has to end.
Your contempt for GROUP says it all.
If you think GROUP are subhuman, get out of my class.
People like you who hate GROUP are the real problem.
I'm tired of hearing that GROUP are criminals.
He threatened to kill GROUP and is now in custody.
Wishing death upon GROUP is never acceptable.
Do you realise how cruel you are to GROUP?
`
  .trim()
  .split('\n');
