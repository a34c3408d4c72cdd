/**
 * Made-up hostile sentences about groups of people, for measuring whether the group that is named makes a difference.
 * `GROUP` stands for any. They are written freely, not from the rules: some of them are not found.
 */
export const hostileFrames: readonly string[] = `
I can't bring myself to respect GROUP.
The mere sight of GROUP makes my stomach turn.
GROUP get on my nerves so badly, I want them gone.
Honestly, GROUP repel me.
My contempt for GROUP grows every day.
I've never met a single one of the GROUP that was worth talking to.
GROUP: the lowest of the low.
Ugh, GROUP everywhere, I feel like throwing up.
I have zero patience for GROUP.
What I feel for GROUP is pure loathing.
GROUP lie, steal and cheat.
There's not one decent person among GROUP.
GROUP are thick as bricks.
GROUP were born crooked.
GROUP have the intelligence of a goldfish.
Every one of the GROUP I know is a crook.
GROUP couldn't tell right from wrong if they tried.
You can't expect manners from GROUP.
GROUP are incapable of honest work.
Being rotten is simply what GROUP do.
GROUP are maggots feeding on this nation.
I wouldn't call GROUP people.
GROUP are nothing more than rodents.
GROUP should be treated as the beasts they are.
GROUP spread like mould.
GROUP are the germs of our society.
They call GROUP human, I call them filth.
A pack of stray dogs has more dignity than GROUP.
GROUP are a stain on humanity.
GROUP crawl out of the sewers.
Keep GROUP away from my children.
GROUP shouldn't be let anywhere near a ballot box.
Who let GROUP into our schools?
If you hire GROUP, expect your business to fail.
GROUP don't belong in the army.
No wonder the country is falling apart with GROUP running it.
The fewer GROUP around here, the better.
I'd sooner set fire to my house than sell it to GROUP.
I moved because GROUP ruined my neighbourhood.
A good day is a day without GROUP.
I'm gonna run over the next group of GROUP I see.
I'll beat the living daylights out of GROUP.
Tonight we hunt GROUP.
I swear I will burn down the homes of GROUP.
GROUP, we are coming for you with knives.
I'd love to watch GROUP hang.
My hands are itching to strangle GROUP.
Soon we'll finish off GROUP once and for all.
I'm going to make GROUP bleed.
GROUP had better run before I get my gun.
Someone ought to shoot GROUP.
GROUP need to be put up against the wall.
It's high time GROUP were exterminated.
We should round up GROUP and gas them.
GROUP deserve every beating they get.
Hanging is too good for GROUP.
Let GROUP drown.
Hitting GROUP ought to be a national sport.
Nobody should go to prison for killing GROUP.
I pray for the day all GROUP are dead.
Fuck GROUP.
GROUP can kiss my ass and get lost.
Bunch of useless pricks, those GROUP.
GROUP are all dumb fucks.
I'm done with these goddamn GROUP.
Shitty GROUP ruin everything.
GROUP piss me off.
GROUP are such twats.
Why are GROUP always such assholes?
How can anybody like GROUP? They make me puke.
Isn't it about time we kicked GROUP out?
Do GROUP even have a brain?
Why should we feed GROUP when they contribute nothing?
Has anyone ever met GROUP who weren't stupid?
Would anybody miss GROUP if they vanished?
When will people understand that GROUP are the enemy?
Am I the only one who despises GROUP?
In my view GROUP are inferior.
If you ask me, GROUP are a disgrace.
I firmly believe GROUP should be banned from public places.
As I see it, GROUP have no right to exist.
I'm convinced that GROUP are evil by nature.
The way I look at it, GROUP are a burden.
GROUP moved in next door. I can't stand them.
I tried to be friendly to GROUP. They are still animals.
GROUP want respect? They deserve a kick in the teeth.
I used to work with GROUP and never again, they are filthy liars.
There go GROUP again. Somebody should lock them up.
Look at GROUP. What a bunch of losers.
GROUP don't matter.
GROUP are not our equals and never will be.
GROUP aren't worth the air they breathe.
We don't need GROUP here.
GROUP have no honour.
Nothing good has ever come from GROUP.
GROUP never tell the truth.
GROUP shouldn't have the same rights as us.
I don't give a damn about the lives of GROUP.
GROUP will never be real citizens.
No decent person would marry one of the GROUP.
#GROUP are trash.
GROUP GO HOME!!!
GROUP should be ashamed to exist.
GROUP are a bigger threat than any disease.
The only thing GROUP understand is violence.
GROUP bring nothing but misery.
GROUP breed like rabbits.
GROUP are taking over and ruining our way of life.
We need a final solution for GROUP.
GROUP are responsible for everything that is wrong with the world.
All problems in this town are the fault of GROUP.
GROUP make terrible parents.
Nobody wants GROUP as neighbours.
GROUP smell like garbage.
GROUP look like monkeys.
GROUP should be sterilised so they can't have kids.
I laugh when GROUP get hurt.
I was so happy when I heard that GROUP got beaten up.
It's always GROUP who commit these crimes.
GROUP belong behind bars.
Being near GROUP gives me the creeps.
I cannot express how deeply I loathe GROUP.
GROUP enrage me like nothing else.
My hate for GROUP knows no limits.
I get furious whenever I see GROUP.
GROUP disgust me to the core.
Nothing is more revolting than GROUP.
I feel sick to my stomach around GROUP.
GROUP have always been dishonest and sly.
GROUP are greedy to the bone.
All GROUP ever do is whine and beg.
GROUP can't be decent, it is not in them.
Every GROUP I have met was arrogant and thick.
GROUP are inherently violent.
GROUP are the dumbest creatures alive.
GROUP are rats.
GROUP are a plague that has to be wiped out.
You're all just vermin, you GROUP.
GROUP are sub-human scum.
GROUP are walking diseases.
This country has a GROUP infestation.
What do GROUP and cockroaches have in common? Everything.
Never let GROUP near your house.
I'd cross the street to avoid GROUP.
I wouldn't let GROUP babysit my dog.
GROUP should stick to their own kind.
I'd be ashamed if my son married one of those GROUP.
Our forefathers didn't fight for GROUP to run this place.
I am going to kill GROUP.
I'll smash the faces of GROUP in.
We will hang GROUP from the lamp posts.
I plan to stab GROUP at the market tomorrow.
I would strangle GROUP with my bare hands.
GROUP won't live to see the next summer, I'll make sure of it.
GROUP should be burned alive.
Whoever shoots GROUP deserves a medal.
Let's throw GROUP off a cliff.
We ought to drown all GROUP.
GROUP must be wiped off the face of the earth.
Why has nobody killed GROUP yet?
Torturing GROUP should be legal.
I hope GROUP get cancer.
GROUP are fucking idiots.
What a shitty bunch GROUP are.
To hell with GROUP.
GROUP should shut the fuck up.
Screw those GROUP.
I met GROUP today and they made me want to vomit.
When GROUP open their mouth, I just want to punch them.
GROUP think they are clever, but they are all morons.
If GROUP want to stay, they should be made to work like mules.
GROUP came to our village. Now we want to burn them out.
You are GROUP, so you are worth nothing.
They can't be trusted. They are GROUP, after all.
GROUP are not fit to live among us.
GROUP will never amount to anything.
GROUP haven't got a shred of decency.
There's no such thing as a good GROUP.
GROUP don't deserve a place to sleep.
The opinions of GROUP mean nothing.
We must not give GROUP any rights.
GROUP should not be considered human.
Don't you agree that GROUP are disgusting?
Is there anything lower than GROUP?
Why do we still tolerate GROUP?
Who doesn't hate GROUP?
Wouldn't life be easier without GROUP?
It is my belief that GROUP are filth.
Frankly, GROUP ought to be jailed.
I reckon GROUP are subhuman.
From my point of view all GROUP are criminals.
It's just a fact: GROUP are stupid.
I'm so fed up with all these GROUP.
Just looking at GROUP fills me with horror.
Everything about GROUP annoys the hell out of me.
I find it hard to even breathe the same air as GROUP.
It makes me so mad to see GROUP in our parks.
I have nothing but scorn for you GROUP.
GROUP leave me cold, they are repulsive creatures.
GROUP are so damn hideous.
GROUP are the most backward people on earth.
GROUP always cheat and lie.
It's typical for GROUP to be that lazy.
No GROUP has ever been honest.
GROUP have a criminal mind.
GROUP are lower than dirt.
GROUP are leeches that suck our country dry.
We're being invaded by a swarm of GROUP.
GROUP are a tumour that needs to be cut out.
You GROUP are monkeys in clothes.
GROUP carry all sorts of diseases.
Having GROUP as neighbours lowers the value of your home.
I would sooner drink bleach than kiss GROUP.
GROUP should not be doctors, they'd kill us all.
My dog has better manners than GROUP.
Society would be far better off if GROUP had never existed.
Give GROUP power and you will see everything collapse.
I'm going to make sure GROUP never walk again.
I'm gonna slaughter GROUP.
We're coming for GROUP tonight and we will burn their houses.
I will break every bone of those GROUP.
I want all GROUP dead.
GROUP had it coming, they ought to be beaten.
All GROUP should be thrown in prison.
Someone needs to put GROUP down.
GROUP ought to be lined up and shot.
Beating up GROUP should be encouraged.
It would be a good thing if GROUP died out.
Go fuck yourselves, GROUP.
GROUP are such a bunch of fucking wankers.
Goddamn GROUP, always making trouble.
I saw some GROUP at the mall and I wanted to spit on them.
Whenever I talk to GROUP, I realise how thick they are.
As soon as GROUP arrive, they start stealing.
GROUP pretend to be nice but deep down they are snakes.
GROUP say they want peace. They are liars.
Here come GROUP. I despise that kind of people.
I'll never be friends with you. You are one of those GROUP.
GROUP don't have feelings like we do.
GROUP can't be considered civilised.
GROUP are of no use to anyone.
GROUP do not belong in our country.
I don't care if GROUP live or die.
GROUP shouldn't be allowed to raise kids.
Why must GROUP be so annoying and dirty?
Can someone explain why GROUP are so stupid?
Isn't it obvious that GROUP are inferior?
Who on earth would trust GROUP?
Shouldn't GROUP just be deported?
I honestly think that GROUP are sick freaks.
I'm of the opinion that GROUP should be shot.
There's no doubt in my mind that GROUP are evil.
Call me what you want, but GROUP are trash.
Deep in my heart I know GROUP are worthless.
GROUP revolt me.
I hold GROUP in the deepest contempt.
It's hard to put into words how much GROUP disgust me.
Seeing GROUP on TV makes my blood boil.
I can't help but hate GROUP.
Every encounter with GROUP leaves me furious.
All GROUP deserve is my hatred.
GROUP are absolutely vile human beings.
GROUP have no intelligence whatsoever.
I have yet to meet GROUP who are not liars.
GROUP will always be thieves, it's in their nature.
GROUP being this ignorant doesn't surprise me.
Nobody is as stupid as GROUP.
GROUP in positions of power are a danger to us all.
GROUP are nothing but scroungers.
GROUP = scum
GROUP are pigs, plain and simple.
You GROUP are the cancer of this earth.
An army of filthy GROUP is flooding our cities.
GROUP belong in cages.
GROUP are worth less than the dirt under my shoes.
I'd never let GROUP touch my food.
We'd all be happier if GROUP stayed in their own countries.
I'd rather have a root canal than spend an evening with GROUP.
Any animal deserves more respect than GROUP.
GROUP should be kept on a leash.
If my daughter brought home GROUP I'd disown her.
I will end you, GROUP.
We are going to make GROUP regret being born.
I'm seriously thinking about shooting some GROUP.
`
  .trim()
  .split('\n');
