package extract

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// givenName reports whether a word is a frequent given name. It is a witness that a name is a person's where nothing else on the
// page tells it from a place, a subject or a firm; who bears a rarer name is known by other signs. Names that are
// also places, months, plants or plain words are left out.
func givenName(word string) bool {
	plain := strings.Map(func(r rune) rune {
		switch {
		case r >= 0x300 && r < 0x370:
			return -1 // a mark that stood over the letter before
		case r == 'ł', r == 'Ł':
			return 'l'
		case r == 'ø', r == 'Ø':
			return 'o'
		case r == 'ı':
			return 'i'
		}
		return r
	}, norm.NFD.String(word))
	return givenNames[strings.ToLower(plain)]
}

// givenNames are frequent given names of Europe, the Americas, India and the Near East, without their marks.
var givenNames = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(`
aaron abby abdul abdullah abigail abraham adam adele adrian adriana adrien agata agnes agnieszka ahmad ahmed aidan aileen aimee aisha
aisling ajay akash akira alan alana albert alberto aldo alec alejandra alejandro aleksander aleksandra alena alessandra alessandro alessia
alex alexander alexandra alexandre alexandros alexey alexis alfie alfonso alfred alfredo ali alice alicia alina alison alistair allan allen
allison alyssa amanda amelia amelie amina amir amit amy ana anand anastasia anders andre andrea andreas andreea andrei andrej andres andrew
andrey andrii andrzej andy aneta angela angelika angelina angelo angus anika anil anita anja anjali ankit ann anna annabel annalisa anne
annegret annelie annemarie annette annie annika anthony antoine anton antonella antoni antonia antonio antony anuj anupam anya arash ariana
arjun arlene armando arnaud arnd arne arnold artem arthur arturo arun arvind ashish ashley ashok ashwin asif astrid aubrey audrey aurelie
ayesha ayse aysegul barbara barry bart bartosz bastian beatrice beatriz becky belinda ben benedict benedikt benito benjamin benoit bente
bernadette bernard bernd bernhard bert bertrand beth bethany bettina betty beverly bianca birgit bjarne bjorn bob bogdan bonnie boris bozena
brad bradley brandon brenda brendan brent bret brett brian bridget brigitte britta brittany bruce bruno bryan bryce burak caitlin caleb
callum calvin cameron camila camilla camille candace cara carina carl carla carlo carlos carlotta carmen carol carole caroline carolyn
carrie carsten casey cassandra cassidy catalina caterina catherine cathrin cathy cecile cecilia cedric celeste celia celine cesar chantal
charlene charles charlie cherie cheryl chiara chiyo chloe chris christa christel christiane christin christina christine christoffer
christoph christophe christopher christos cindy claire clara clare clarissa claudia claudio claus clemens clement colin colleen connor conor
constantin constanze corey corina corinna corinne cornelia cornelius cristian cristiano cristina curtis cynthia cyril cyrille dagmar damian
damien damon dan dana daniel daniela daniele danielle danilo danny daphne dariusz darko darrell darren daryl dave david davide deanna debbie
deborah debra declan deepa deepak deirdre delia demetrius denis denise dennis derek desiree devin diana diane didier diego dieter dietmar
dilip dimitri dimitris dina dinesh dirk dmitri dmitriy dmitry dolores dominic dominik dominique donald donna dora doreen doris dorota
dorothea dorothy doug douglas duncan dustin dylan eberhard ebony edgar edith edoardo eduard eduardo edward edwin efrat eileen einar elaine
eleanor elena eleni eleonora elias elif elina elinor elisa elisabeth elise elizabeth elke ella ellen elliot elliott elodie elsa elvira
emanuel emanuela emanuele emil emilia emilie emilio emily emine emma emmanuel emmanuelle emre enrico enrique eric erica erich erik erika
erin ernest ernesto ernst erwin esteban estelle esther ethan etienne eugen eugene eugenia eva evan evelyn evgeny ewa ewan fabian fabien
fabio fabrice fabrizio fadi faisal fatima fatma federica federico felicia felicity felipe felix ferdinand ferenc fernanda fernando filip
filippo finn fiona flavia flavio florent florian frances francesca francesco francine francis francisco franck francois francoise frank
franz franziska fred freddie frederic frederick frederik frederike fredrik frida frieder friederike friedrich gabor gabriel gabriela
gabriele gabriella gabrielle gaetano gareth gary gautam gavin gemma geoff geoffrey georg george georges georgina gerald geraldine gerard
gerd gerda gerhard gerrit gert gesine giacomo gianluca gianni giles gillian gina giorgia giorgio giovanna giovanni gisela giulia giuliano
giuseppe glenn gloria gonzalo gopal goran gordon graeme graham greg gregor gregory greta gudrun guido guillaume guillermo gunnar gunter
gustav gustavo hadas haley hamza hana hanna hannah hannes hanno hans harald hari harold harriet harry harvey hassan hayley heather hector
heide heidi heike heiko heiner heinrich heinz helen helena helene helga helge helmut hendrik henk henning henri henriette henrik henrique
henry herbert hermann hilary hilda hildegard hiroshi holger holly horst howard hubert hugh hugo humberto hussein ian ibrahim ida ignacio
igor ilaria ilse imran inga ingeborg ingo ingrid inka ioana irena irene irina irma isaac isabel isabella isabelle isla ismail ivan ivana ivo
iwona jaakko jack jackie jacob jacqueline jacques jaime jake jakob jakub james jamie jan jana jane janet janice janina janine janis janusz
jared jarek jaroslav jasmin jasmine jason javier jay jayne jean jeanette jeanne jeff jeffery jeffrey jelena jenna jennifer jenny jens
jeremiah jeremy jerome jerry jesper jess jesse jessica jessie jill jillian jim jimmy jitendra joachim joan joana joanna joanne joao joaquin
jochen jodi jodie joe joel johan johann johanna johannes john johnny jon jonah jonas jonathan jonny joran jorg jorge jose josef josefine
joseph josephine josh joshua josie joyce juan juana judith judy jukka jules julia julian juliana juliane julie julien juliet julio julius
jurgen justin justine justyna juuso kai kaitlin kaitlyn kamal kamil kamila karel karen karim karin karina karl karla karolina karoline
karsten kasper katarina katarzyna kate katerina katharina katharine katherine kathi kathleen kathrin kathryn kathy katia katie katja katrin
katrina katy kay kayla keith kelly kelsey ken kendra kenji kenneth kerry kevin khaled khalid kiera kieran kim kimberly kiran kirsten kirsty
kjell klaas klara klaus koen konrad konstantin krista kristen kristian kristin kristina kristine kristof kristopher krystyna krzysztof
kseniya kunal kurt kyle lara larissa larry lars laszlo laura laure lauren laurence laurent laurie lea leah leander leanne leif leila lena
lennart leo leon leonard leonardo leonie leonor leroy leslie leszek leticia lewis liam lidia liesbeth lila lilian liliana lilly lina linda
lindsay lindsey linus lionel lisa lise lizzie loic lora lorenz lorenzo loretta lori lothar lotte louis louisa louise luc luca lucas lucia
luciana luciano lucie lucile lucinda lucy ludovic ludwig luigi luis luisa luise luiz lukas lukasz luke lutz lydia lyn lynn lynne maarten
maciej mackenzie madeleine madeline magdalena magnus mahmoud maia maja malcolm malgorzata malin malte manfred manoj manuel manuela mara marc
marcel marcela marcella marcello marcelo marcia marcin marco marcos marcus marek maren margaret margarita margherita margit margot maria
mariam marian mariana marianne marie mariella marielle marietta marija marika marilyn marina mario marion marisa marissa marius marjorie
mark marko markus marlene marlies marta martha martin martina martine martyn marvin mary maryam mateusz mathias mathieu mathilda mathilde
matilda mats matt matteo matthew matthias matthieu mattias maureen maurice mauricio maurizio mauro max maxim maxime maximilian maxwell maya
megan meghan mehmet meike mel melanie melinda melissa merle meryem mia micaela michael michaela michal michel michele micheline michelle
miguel mihai mikael mike mikhail mikko milan milena milica mindy mira miranda mireille miriam mirko mitchell mohamed mohammad mohammed mohan
mohit moira molly mona monica monika monique morgan moritz morten mostafa muhammad murat mustafa myles myriam nadia nadine nadja nancy naomi
natalia natalie natasha nathalie nathan nathaniel neal neha neil nelson niall nicholas nick nicky nico nicola nicolas nicole niels nigel
niklas niko nikolai nikolaos nikolaus nikolay nikos nils nina nitin noah noel noelle noemi nora norbert norma norman octavio odile olaf oleg
oleksandr olga oliver olivia olivier omar omer oscar oskar otto owain owen pablo paige pamela paola paolo pascal pascale patrice patricia
patricio patrick patrik patrizia patty paul paula paulina pauline paulo pavel pawel pedro peggy penelope peter petra petri petteri phil
philip philipp philippa philippe phillip phoebe phyllis pierce pierre piers pietro pilar piotr polly prakash pranav prasad pratik pravin
priya priyanka przemyslaw quentin rachael rachel radek rafael rafal raffaele rahul raimund rainer raj rajesh rajiv rakesh ralf ralph ramesh
ramon randall randy raphael raquel rashid raul ravi raymond rebecca rebekah reiner reinhard reinhold renata renate rene reto rhea rhiannon
rhys ricardo riccardo richard rick ricky rishi rita robert roberta roberto robin rocio roderick rodney rodolfo rodrigo roger rohan rohit
roland rolf romain roman ron ronald ronan ronja ronnie rory rosa rosalind rosanna rosemary rosie ross roxana roy ruben rubén rudi rudolf
rupert russell ruth ryan sabina sabine sabrina sachin sadie sally salma salvatore sam samantha samir samira samuel sandeep sandra sandro
sandy sanjay sanna santosh sara sarah sasha saskia scott sean seb sebastian sebastien selina selma sergei sergey sergio seth shane shannon
sharon shaun shauna shawn shayla sheila shelby shelley sheryl shirley shivani shreya sibylle siegfried sigrid silke silvia simon simona
simone siobhan sofia sofie sonia sonja sophia sophie soren stacey stacy stefan stefania stefanie stefano steffen stella stephan stephane
stephanie stephen steve steven stewart stig stuart sue suman sunil suresh susan susana susann susanna susanne suzanne svein sven svenja
svetlana swati sybille sylvain sylvia sylvie tadeusz tamara tammy tania tanja tanya tara tariq tatiana tatjana taylor ted teresa terri terry
tess thea theo theodor theodore theresa therese thierry thilo thomas thorsten tiffany tim timo timothy tina tobias toby todd tom tomas
tomasz tommaso tommy toni tony torsten tracey tracy travis trevor tricia tristan troy tyler udo ulf uli ulrich ulrike umesh ursula usha ute
uwe vadim valentin valentina valeria valerie vanessa vasile vera veronica veronika veronique vicente vicki vicky victor vijay vikas vikram
viktor viktoria vincent vincenzo vipul virginie vishal vittorio vivek vivian viviane vladimir volker walter waltraud wanda warren wayne
wendy werner wiebke wieland wilfried wilhelm william willy wim winfried wojciech wolfgang xavier yana yann yannick yannis yasmin yasmine
yolanda yosef youssef yuki yulia yuri yusuf yves yvette yvonne zach zachary zara zbigniew zeynep zoe zofia zoltan zsuzsa`) {
		set[w] = true
	}
	return set
}()
