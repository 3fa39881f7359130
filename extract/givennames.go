package extract

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// givenName reports whether a word is a frequent given name. It is a witness that a name is a person's where nothing else on the
// page tells it from a place, a subject or a firm; who bears a rarer name is known by other signs. Names that are
// also places, months, plants or plain words are left out.
func givenName(word string) bool { return givenNames[stripMarks(strings.ToLower(word))] }

// stripMarks takes the marks off Latin letters.
func stripMarks(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x300 && r < 0x370:
			return -1 // a mark that stood over the letter before
		case r == 'ł':
			return 'l'
		case r == 'ø':
			return 'o'
		case r == 'ı':
			return 'i'
		}
		return r
	}, norm.NFD.String(s))
}

// plainLetters writes a folded name as most addresses do, whichever way they write ä, ø and ß.
func plainLetters(s string) string {
	return vowels.Replace(stripMarks(s))
}

var vowels = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u", "ß", "ss", "æ", "a", "œ", "o")

// givenNames are frequent given names of Europe, the Americas, India and the Near East, without their marks.
var givenNames = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(`
aaron abby abdul abdullah abhishek abigail abraham adam adele aditi aditya adrian adriana adriano adrien adunni afonso agata agnes agneta agnieszka
ahmad ahmed aidan aileen aimee aine ainhoa aino aisha aisling ajay akash akira akosua alan alana alban albert alberto aldo alec alejandra alejandro
aleksander aleksandra alena alessandra alessandro alessia alex alexander alexandra alexandre alexandros alexey alexis alfie alfonso alfred alfredo ali
alice alicia alin alina aline alison alistair allan allen allison alvaro alyssa amanda amelia amelie amina amir amit amparo amy ana ana-paula anand
ananya anastasia anastasios anca anders andre andrea andreas andreea andrei andrej andres andrew andrey andrii andrzej andy aneta anette angela
angeles angelika angelina angelo angus anika anil anirudh anita anja anjali ankit ann ann-sofie anna annabel annalisa anne annegret anneli annelie
annemarie annette annie annika anthony antoine anton antonella antoni antonia antonio antony antti anuj anupam anushka anya aoife apostolos araceli
arash ariana aristotelis arjun arlene armando arnaud arnd arne arnold artem arthur arturo arun arvind asbjorn ashish ashley ashok ashwin asif astrid
athanasios attila aubrey audrey aurelie ayesha ayhan aylin ayse aysegul balazs barbara baris barry bart bartlomiej bartosz bastian beata beatrice
beatriz becky begona belen belinda ben benedict benedikt benito benjamin benoit bente berk bernadette bernard bernardo bernd bernhard bert bertrand
beth bethany bettina betty betul beverly bhavna bianca birger birgit birgitta bjarne bjorn blanca blazej bob bogdan bohumil bojan bonnie boris
borislav borja bozena brad bradley brandon branislav brenda brendan brent bret bretislav brett brian bridget brigitte britt britta brittany bruce
bruna bruno bryan bryce bulent burak caio caitlin caleb callum calvin cameron camila camilla camille candace candela caoimhe cara carina carl carla
carlo carlos carlotta carme carmen carol carole carolina caroline carolyn carrie carsten carys casey cassandra cassidy catalin catalina catarina
caterina catherine cathrin cathy catrin cecile cecilia cecilie cedric celeste celia celine celso cengiz ceren cesar chantal charlene charles charlie
cherie cheryl chiara chinua chioma chiyo chloe chris christa christel christiane christin christina christine christoffer christoph christophe
christopher christos ciara ciaran cindy claire clara clare clarice clarissa claudia claudio claus clemens clement colin colleen connor conor
constantin constanze corey corina corinna corinne cormac cornelia cornelius cosima cosmin costin cristian cristiano cristina cristobal curtis cynthia
cyril cyrille dafydd dagmar dalibor damian damien damon dan dana daniel daniela daniele danielle danilo danny daphne dariusz darko darrell darren
daryl dave david davide dawid deanna dearbhla debbie debora deborah debra declan deepa deepak deepika deirdre dejan delia demetrius denilson denis
denise deniz dennis derek derya desiree devendra devin dhruv diana diane didier diego dieter dietmar dilip dimitra dimitri dimitris dina dinesh diogo
dionysis dirk divya dmitri dmitriy dmitry dominic dominik dominique donald donna doreen doris dorota dorothea dorothy doug dragan dragos dumitru
duncan dusan dustin dylan eamon eberhard ebony ebru edgar edith edoardo edson eduard eduarda eduardo edward edwin eero eeva efrat eileen einar eirik
eirini eirlys elaine eleanor elena eleni eleonora elias elif elina elinor elisa elisabeth elise elizabeth elke ella ellen elliot elliott elodie elsa
elsebeth elvira elzbieta emanuel emanuela emanuele emeka emel emil emilia emilie emilio emily emine emma emmanuel emmanuelle emre emrys encarna enric
enrico enrique eoghan eoin ercan erdal erdem eric erica erich erik erika erin erkki ernest ernesto ernst erwin esa esra esteban estefania estelle
esther eszter ethan etienne eugen eugene eugenia eulalia eva evan evangelos evelyn everton evgeny ewa ewan fabian fabiana fabien fabio fabrice
fabrizio fadi faisal fatih fatima fatma federica federico felicia felicity felipe felix ferdinand ferenc fergus fermin fernanda fernando filip filippo
finn fintan fiona flavia flavio florent florian florin fotis frances francesca francesco francine francis francisca francisco franck francois
francoise frank frantisek franz franziska fred freddie frederic frederick frederik frederike fredrik frida frieder friederike friedrich frode fulya
gabino gabor gabriel gabriela gabriele gabriella gabrielle gaetano gareth gary gaurav gautam gavin gayatri gearoid geir gemma geoff geoffrey georg
george georges georgina geraint gerald geraldine gerard gerardo gerd gerda gergely gerhard gerrit gert gesine gethin gheorghe giacomo gianluca gianni
gilberto giles gillian gina giorgia giorgio giorgos giovana giovanna giovanni girish gisela giulia giuliano giuseppe gizem glenn gloria goetz gokhan
gonzalo gopal goran gordon graeme graham grainne grazyna greg gregor gregory greta grete gro grzegorz gudrun guenter guenther guido guilherme
guillaume guillermo gunilla gunnar gunter gustav gustavo gyorgy hadas hakan hakon haley halil halina halvor hamza hana hande hanna hannah hanne
hannele hannes hanno hans haralambos harald hari harold harriet harry harvey hasan hassan havard hayley heather hector hege heide heidi heidrun heike
heikki heiko heiner heinrich heinz heitor helen helena helene helga helge helio helle helmut hemant hendrik henk henning henri henriette henrik
henrique henry herbert heribert hermann hernan hilary hilda hildegard hiroshi holger holly horst howard hubert hugh hugo hulya humberto huseyin
hussein huw hynek ian ibrahim ida ieuan ifeanyi ignacio igor ilaria ildiko ilkka ilona ilse imran imre inaki inga ingeborg inger ingo ingrid ingvild
inka inmaculada ioan ioana ioannis ionut irena irene irina irja irma irmina isaac isabel isabela isabella isabelle ishaan isla ismail ismet istvan
ivan ivana iveta ivica ivo ivone iwona jaakko jack jackie jacob jacqueline jacques jaime jake jakob jakub james jamie jan jana jane janet janette
janice janina janine janis janne janos janusz jared jarek jari jarmo jaroslav jaroslaw jasmin jasmine jasna jason javier jay jayant jayne jean
jeanette jeanne jeff jeffery jeffrey jelena jenna jennifer jenny jens jeppe jeremiah jeremy jerome jerry jerzy jesper jess jesse jessica jessie jill
jillian jim jimmy jiri jitendra jitka joachim joan joana joanna joanne joao joaquin jochen jodi jodie joe joel joerg johan johann johanna johannes
john johnny jolanta jon jonah jonas jonathan jonny joran jordi jorg jorge jorma jose josef josefina josefine josep joseph josephine josh joshua josie
jostein josue jovan joyce jozsef juan juana judit judith judy juergen juha juhani jukka jules julia julian juliana juliane julie julien juliet julieta
julio julius jurgen jussi justin justine justyna jutta juuso jyoti kaan kaarina kacper kai kaitlin kaitlyn kalle kamal kamil kamila karel karen karim
karin karina karine karl karla karolina karoline karsten kasper katalin katarina katarzyna kate katerina katharina katharine katherine kathi kathleen
kathrin kathrine kathryn kathy katia katie katja katrin katrina katy kavita kavitha kay kayla kazimierz keith kelly kelsey kemal ken kendra kenji
kenneth kerry kerstin keshav kevin khaled khalid kiera kieran kim kimberly kinga kiran kirsi kirsten kirsty kishore kjell kjersti kjetil klaas klara
klaus knut koen kofi konrad konstantin konstantina kostas krista kristen kristian kristiina kristin kristina kristine kristof kristoffer kristopher
krisztina krystian krystyna krzysztof kseniya kunal kurt kveta kwame kyle kyriakos ladislav laia laila lakshmi lalit lara larissa larry lars lasse
laszlo laura laure lauren laurence laurent laurie lea leah leander leandro leanne lech leena leif leila lena lenka lennart leo leon leonard leonardo
leonie leonor lerato leroy leslie leszek leticia levente lewis leyla liam lidia liesbeth lieselotte liisa lila lilian liliana lilly lina linda lindsay
lindsey linus lionel lisa lise liselotte liviu lizzie ljubomir llinos loic lora lorenz lorenzo loretta lori lothar lotte louis louisa louise lowri
luana luc luca lucas lucia lucian luciana luciane luciano lucie lucile lucinda lucy ludek ludovic ludwig luigi luis luisa luise luiz luiza lukas
lukasz luke lutz lydia lyn lynn lynne maarten macarena maciej mackenzie madeleine madeline madhav mads maeve magali magda magdalena magnus mahesh
mahmoud maia maite maja malcolm malgorzata malin malte malwina manfred manish manoj manolis manolo manuel manuela mara marc marcel marcela marcella
marcello marcelo marcia marcial marcin marcio marco marcos marcus marek maren margaret margarita margherita margit margot maria mariam marian mariana
marianne mariano maribel marie mariella marielle marietta marija marika marilyn marina mario marion marisa marisol marissa marit marius marja marjorie
mark marketa markku marko markus marlene marlies marta martha martin martina martine marton martyn marvin mary maryam marzena mateus mateusz mathias
mathieu mathilda mathilde matias matilda mats matt matteo matthew matthias matthieu matti mattias maureen maurice mauricio maurizio mauro max maxim
maxime maximilian maxwell maya mayara mechthild meena meera megan meghan mehmet meike meinrad meirion mel melanie melinda melissa merle mert merve
meryem mette mia micaela michael michaela michal michel michele micheline michelle miguel mihaela mihai mikael mike mikhail mikko miklos milan milena
milica milos miloslav mindy minna miodrag mira miranda mircea mireille mirela miriam mirjana mirko miroslaw mitchell mladen mogens mohamed mohammad
mohammed mohan mohit moira molly mona monica monika monique montserrat morgan moritz morten mostafa muhammad muireann mukesh murat murilo mustafa
mwangi myles myriam nadia nadine nadja nagore nancy naomi natalia natalie natalya natasha nathalie nathan nathaniel natividad naveen neal nebojsa
neeraj neha neil nelson nemanja nenad nerea nerys ngozi niall niamh nicholas nick nicky nico nicola nicolae nicolas nicole nidhi niels nigel nikhil
niklas niko nikola nikolai nikolaos nikolaus nikolay nikoletta nikos nils nina nisha nitin nitya nnamdi noah noel noelle noemi nomsa nora norbert
norma norman nuria oana obinna octavian octavio oddvar odile ognjen oisin okan olaf oldrich oleg oleksandr olga oliver olivia olivier olli olumide
oluwaseun omar omer ondrej onur orhan oriol orla orsolya oscar oskar otavio otieno ottmar otto outi ovidiu owain owen oystein ozan ozge ozlem paavo
pablo padraig paige paivi palle pamela panagiotis pankaj pantelis paola paolo pascal pascale pasi patrice patricia patricio patrick patrik patrizia
patrycja patty paul paula paulina pauline paulo pavel pavlos pawel pedro peggy pekka pelin penelope pepe pertti peter petra petri petteri phil philip
philipp philippa philippe phillip phoebe phyllis pierce pierre piers pietro pilar pinar piotr pirjo polly pooja poul prabhakar prakash pranav prasad
prashant pratik pravin preben predrag preeti premysl priscila priya priyanka przemek przemyslaw puja pushpa quentin rachael rachel radek radha radim
radka radovan radu rafael rafaela rafal raffaele raghav ragnhild rahul raija raimond raimund rainer raissa raj rajat rajendra rajesh rajiv rakesh ralf
ralph raluca ramesh ramiro ramon randall randy ranjit raphael raquel rashid rashmi rasmus raul ravi raymond razvan rebecca rebekah reijo reiner
reinhard reinhild reinhold reka rekha renan renata renate renato rene reto rhea rhiannon rhodri rhys ricardo riccardo richard rick ricky rigoberto
riikka riitta rishi risto rita ritu roar robert roberta roberto robin rocio roderick rodney rodolfo rodrigo roger rogerio rohan rohini rohit roisin
roland rolf romain roman ron ronald ronan ronja ronnie rory rosa rosalind rosana rosanna rosemarie rosemary rosie ross rostislav roswitha roxana roy
ruben rubén rudi rudolf rui rune rupert russell ruth ryan ryszard saara sabina sabine sabrina sachin sadie sakari saket sally salma salvatore sam
samantha sameer sami samir samira samuel sandeep sandhya sandor sandra sandro sandy sangeeta sanjay sanjeev sanna santosh saoirse sara sarah sasa
sasha saskia satu saurabh scott seamus sean seb sebastian sebastien selim selina selma semra seppo sergei sergey sergi sergio serkan seth sevgi
shalini shane shankar shannon sharon shashank shaun shauna shawn shayla sheila shelby shelley sheryl shilpa shirley shivani shreya shruti shubham sian
sibel sibylle siddharth siegfried sieglinde sigrid sigurd silje silke silvana silvia simon simona simone sinan sinead siobhan sipho siri sirpa sissel
slavica slawomir slobodan smita sneha snezana sofia sofie sonia sonja sophia sophie sorcha soren sorin sotiris soumya spyros srdjan srinivas stacey
stacy stanislav stanislaw stavros stefan stefania stefanie stefano steffen stelios stella stephan stephane stephanie stephen steve steven stewart stig
stine stuart sudhir sue sujata suman sumit sunil surbhi suresh susan susana susann susanna susanne sushma suzanne svein sven svend svenja svetlana
swati sybille sylvain sylvia sylvie synnove szabolcs szymon tadek tadeusz tadhg tamara tamas tammy tania tanja tanvi tanya tapio tara tariq tarja
tatiana tatjana taylor ted teemu teresa tereza terhi terje terri terry tess thabo thais thanasis thea theo theodor theodore theodoros theresa therese
thiago thierry thilo thomas thorsten tiago tibor tiffany tihomir tiina tim timea timo timothy tina tobias toby todd tolga tom tomas tomasz tomislav
tommaso tommy toni tony torbjorn tormod torsten tracey tracy traian traudel travis trevor tricia trine tristan trond troy trygve tshepo tuba tugba
tulin tunde tuomas turid tushar tuula tyler uche udo ufuk ugur ulf uli ulla ulrich ulrike umesh umut ursula urszula uschi usha ute uwe vaclav vadim
valentin valentina valeria valerie valmir vandana vanderlei vanessa vangelis varun vasile vasiliki vera veronica veronika veronique vesa vesna vibeke
vicenta vicente vicki vicky victor vidar vijay vikas vikram viktor viktoria ville vinay vincent vincenzo vineet vinicius vinod vipul virginie vishal
vitor vittorio vivek vivian viviane vlad vladan vladimir vlastimil vojislav vojtech volkan volker vroni walter waltraud wanda wanjiku warren wayne
wendy werner wibke wiebke wieland wieslaw wilfried wilhelm william willy wim winfried witold wojciech wolfgang xavi xavier ximena yana yann yannick
yannis yasemin yasmin yasmine yavuz yesenia yetunde yiannis yilmaz yngve yogesh yolanda yosef youssef yuki yulia yuri yusuf yves yvette yvonne zach
zachary zara zbigniew zdenek zdenka zdravko zdzislaw zehra zeljko zeynep zlatko zoe zofia zoltan zoran zsofia zsolt zsuzsa zulema zuzana zvonimir`) {
		set[w] = true
	}
	return set
}()
