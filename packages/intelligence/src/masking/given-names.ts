/**
 * Given names by region of the world, used only to hide persons from analysers and requesters: a name is never
 * input of a judgement (rule R9). Names that are also common English words (Will, Mark, Hope, May) are left out.
 */
const byRegion = [
  'Aisha Amina Abdul Abdullah Ahmad Ahmed Ali Omar Umar Yusuf Yousef Fatima Hassan Hussein Ibrahim Khalid Layla Leila Mahmoud Mariam Mohammad Mohammed Muhammad Mustafa Nadia Noor Rania Samir Tariq Zainab Zahra',
  'Aarav Aditi Amit Ananya Anil Anjali Arjun Asha Deepak Divya Gaurav Kavita Kiran Lakshmi Manish Meera Neha Nikhil Pooja Priya Rahul Raj Rajesh Ravi Rohan Sanjay Sunita Suresh Vijay Vikram',
  'Akira Aiko Chen Daichi Haruto Hiroshi Jiho Jihoon Jin Kenji Kenta Li Ling Mei Minho Minjun Naoko Sakura Seojun Soo Sora Takashi Wei Xiao Yan Yuki Yuna Zhang Zhi Hui',
  'Anh Binh Bao Duc Linh Minh Nguyen Phuong Thanh Tuan Trang Agus Budi Dewi Putri Siti Wayan Jose Maricel Somchai',
  'Abebe Adaeze Amara Bongani Chidi Chinedu Emeka Fatou Kofi Kwame Lerato Mamadou Ngozi Nkechi Oluwaseun Ousmane Sipho Tendai Thabo Wanjiru Yaa Zanele',
  'Alejandro Ana Andres Beatriz Camila Carlos Carmen Diego Eduardo Elena Esteban Felipe Fernanda Francisco Gabriela Guadalupe Javier Joao Jorge Juan Luis Luisa Manuel Maria Mateo Miguel Pablo Paulo Pedro Rafael Ricardo Rodrigo Santiago Sofia Valentina Ximena',
  'Alexei Anastasia Andrei Boris Dmitri Ekaterina Igor Irina Ivan Katarzyna Ksenia Magdalena Mikhail Milan Natalia Nikolai Olena Olga Oksana Piotr Sergei Svetlana Tatiana Vladimir Zofia',
  'Anneke Astrid Bjorn Claire Elif Emre Francesca Giovanni Giulia Greta Hans Heinrich Ingrid Jens Johan Jurgen Katja Klaus Lars Lorenzo Luca Marie Mehmet Niamh Nikos Pierre Saoirse Sven Yannis',
  'Aaron Abigail Adam Alice Amanda Amy Andrew Angela Anna Anthony Ashley Barbara Benjamin Brandon Brian Caroline Catherine Charles Charlotte Christopher Daniel David Deborah Donald Edward Elizabeth Emily Emma Eric Ethan Evelyn George Hannah Harry Heather Helen Henry Isabella Jacob James Jason Jennifer Jessica John Jonathan Joseph Joshua Julia Justin Karen Kathleen Katie Kelly Kenneth Kevin Laura Lauren Linda Lisa Lucas Madison Margaret Martha Matthew Megan Melissa Michael Michelle Mia Nancy Nathan Nicholas Nicole Noah Olivia Pamela Patricia Patrick Paul Peter Rachel Rebecca Robert Ronald Ruth Ryan Samantha Samuel Sandra Sarah Scott Sean Sharon Sophia Sophie Stephanie Stephen Steven Susan Thomas Timothy Tyler Victoria William Zachary',
  'DeShawn Jamal Keisha Lakisha Latoya Malik Shanice Tamika Tyrone Moana Tane Wiremu Kai Leilani Avraham Moshe Shira Yael Rivka',
];

export const givenNames: ReadonlySet<string> = new Set(byRegion.flatMap((names) => names.split(' ')));
