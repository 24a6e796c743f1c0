// What people choose first, in lower case: written by hand, one word for all that only add digits to it. Each here is
// refused with digits and signs around it too, and with those that look like its letters: `password` stands for `P@$$w0rd123!`.

const WORDS = `
password passwort passwd passcode passphrase passw0rd p@ssword p@ssw0rd pa55word pass motdepasse contrasena contraseña senha senhas
wachtwoord haslo salasana losenord parola parole parool sifre kennwort geheim secret secreto segredo secure security default changeme
changeit change letmein welcome bienvenue willkommen bienvenido bemvindo admin administrator administrador root toor sysadmin superuser
superman supervisor manager master user username usuario guest test tester testing testtest demo example sample temp temporary qwerty
qwertz azerty qwertyuiop qwertyui qwertyuio qwertzuiop azertyuiop asdfgh asdfghj asdfghjk asdfghjkl asdfasdf asdf zxcv zxcvbn zxcvbnm qwer
qwert qwerqwer qazwsx qazwsxedc qazxsw wsxedc 1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 zaq12wsx zaq1zaq1 q1w2e3 q1w2e3r4
q1w2e3r4t5 1234qwer 1234asdf 123qwe 123qweasd 123qweasdzxc qwe123 qweasd qweasdzxc qweqwe asdasd asdasdasd zxczxc abc12345 a1b2c3 a1b2c3d4
a1b2c3d4e5 aa123456 a123456 a1234567 a12345678 a123456789 123456a 123456abc 123abc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcdefghij
abcabc aaa111 aabbcc aabbccdd 12345678 123456789 1234567890 12345678910 123456789a 0123456789 012345678 01234567 987654321 9876543210
0987654321 87654321 876543210 123123123 12341234 1234512345 123321123 123454321 12344321 11112222 11223344 12121212 13131313 123123 123321
112233 121212 131313 101010 10101010 20202020 102030 10203040 147258369 147852369 147896325 159357 159753 258456 159357258 741852963
789456123 789456 456789 456123 369258147 963852741 321654987 7418529630 1472583690 12345qwert 123456qwerty qwerty123456 11111111 00000000
iloveyou iloveu iloveme iloveyousomuch loveyou loveme lovely lover lovers love loveislife lovelove teamo tequiero teamomucho tequieromucho
tiamo jetaime ichliebedich liebe amor amore amorcito amormio meuamor amour mylove myself mypassword mypass mynameis whatever nothing
nopassword forget forgot trustno1 trustme letmesee opensesame sunshine sunflower sunny sunset sunrise summer summertime winter autumn
spring january february march april june july august september october november december monday tuesday wednesday thursday friday saturday
sunday weekend today tomorrow yesterday morning midnight noche princess princesa prinzessin princesse queen king kingkong kingdom prince
angel angels angelito angelina angela angelica babyangel baby babygirl babyboy babydoll babyblue babylove bebe bonita hermosa linda
preciosa beautiful beauty gorgeous pretty sexy sexygirl sexylady hottie hotgirl cutie cutiepie sweetie sweetheart sweety sweetpea sweet
sugar honey honeybee honeybunny chocolate vanilla cookie cookies cupcake candy cheese cheesecake pizza burger banana apple apples orange
oranges lemon cherry cherries strawberry blueberry blackberry peaches peanut pepper ginger cinnamon coffee butter buttercup butterfly
mariposa flower flowers florecita rose roses rosebud daisy jasmine lavender tulip violet lily orchid dragon dragons dragonfly dragonball
monkey monkeys tiger tigers lion lions panther panthers jaguar leopard eagle eagles falcon falcons hawks phoenix unicorn unicornio dolphin
dolphins shark sharks turtle penguin penguins panda pandas rabbit bunny bunnies horse horses pony puppy puppies doggy doggie dogs kitty
kitten kittens kittycat cats gatito perrito tortuga elephant giraffe spider spiderman batman superboy supergirl superstar superhero
wonderwoman ironman hulk thor avengers wolverine deadpool joker robin pokemon pikachu charizard naruto sasuke goku vegeta zelda link mario
luigi sonic minecraft fortnite roblox warcraft starcraft counterstrike callofduty halo playstation nintendo xbox gamer gaming games game
starwars skywalker darthvader yoda jedi startrek trekkie matrix gandalf frodo legolas hobbit lordoftherings harrypotter hogwarts hermione
dumbledore voldemort narnia twilight disney mickey mickeymouse minnie donald goofy tinkerbell pooh winniethepooh tigger eeyore bambi nemo
shrek simpsons homer bart snoopy garfield scooby scoobydoo spongebob hellokitty barbie football futbol soccer baseball basketball hockey
tennis volleyball cricket rugby golf golfer swimming running skating skateboard surfing snowboard wrestling boxing karate cowboys cowboy
steelers packers patriots redskins raiders broncos chargers giants yankees redsox lakers bulls chicago celtics warriors spurs knicks
arsenal chelsea liverpool manchester manutd manunited mancity barcelona realmadrid madrid juventus milan inter bayern dortmund schalke
ajax feyenoord benfica sporting porto flamengo corinthians palmeiras santos saopaulo vasco gremio bocajuniors riverplate americas chivas
galatasaray fenerbahce besiktas celtic rangers everton tottenham ronaldo messi neymar zidane beckham maradona pele jordan kobe lebron
michael michelle matthew daniel daniela danielle andrew andrea anthony antonio alexander alexandra alejandro alejandra alexis alex ashley
amanda amber anna annie brandon brandy brittany brian bryan charles charlie charlotte chris christian christine christina christopher
courtney crystal cameron carlos carolina caroline catherine claudia cristian cristina david diego dennis edward eduardo elizabeth emily
emma eric fernando fernanda francis francisco francesco frank gabriel gabriela gabrielle george gerald giovanni gregory hannah harley
heather hunter isabella isabel jackson jacob james jason jasper javier jennifer jeremy jessica jesse jesus joanna john johnny jonathan
jorge jose joseph joshua juan julia julian justin kathleen katie katherine kelly kevin kimberly kristen laura lauren leonardo lisa louise
lucas luis madison manuel marcus maria mariana marie marina mark martin martina mary mateo megan melissa mercedes miguel mohamed mohammed
monica morgan natalie natasha nicholas nicolas nicole nathan oliver olivia oscar pamela patricia patrick paul paula peter phillip rachel
raymond rebecca ricardo richard robert roberto ronald rosa ryan samantha samuel sandra santiago sarah savannah scott sebastian sergio
sophia sophie stephanie stephen steven susan taylor teresa thomas tiffany timothy tyler valentina valeria vanessa veronica victor victoria
vincent vivian walter william zachary hello helloworld hellohello hola holahola hallo bonjour salut ciao ciaociao namaste privet goodbye
computer computador ordenador ordinateur laptop internet website google facebook instagram twitter youtube linkedin myspace hotmail gmail
yahoo microsoft windows linux ubuntu debian iphone android samsung nokia motorola sony toshiba dell intel cisco oracle server network
wireless router login logon signin access system database backup office business company corporate sales marketing finance account money
dollar dollars cash million millionaire billionaire rich lucky luckyone jackpot casino poker vegas winner winning champion champions
number1 numberone first success power powerful energy freedom liberty justice victory honor respect loyalty hope faith peace dream dreams
dreamer believe destiny forever always together happy happiness happyday smile smiley smiling laugh joyful friend friends friendship
bestfriend bestfriends family familia famille mother mommy mama mamma mamita father daddy papa papito brother sister grandma abuela
children kids myfamily mykids mybaby mydog mycat jesuschrist jesuslovesme jesusislord ilovejesus christ cristo godisgood godislove
godbless dios diosesamor diosmio blessed blessing heaven angelsonearth church bible allah bismillah alhamdulillah mohammad shalom buddha
krishna ganesh shiva omsairam jaimatadi india pakistan bangladesh america american usarmy canada mexico brasil brazil argentina colombia
venezuela chile peru ecuador espana spain france paris germany deutschland berlin italia italy roma london england britain scotland
ireland irish dublin poland polska warszawa russia moscow moskva ukraine turkey turkiye istanbul greece athens portugal lisboa sweden
norway denmark finland holland amsterdam belgium australia sydney melbourne newzealand japan tokyo china beijing shanghai korea seoul
vietnam thailand philippines pinoy indonesia jakarta malaysia singapore africa nigeria kenya egypt morocco newyork brooklyn manhattan
texas dallas houston california losangeles sanfrancisco sandiego florida miami orlando atlanta boston philadelphia pittsburgh detroit
denver seattle arizona hawaii alaska virginia georgia mustang camaro corvette ferrari lamborghini porsche audi volkswagen toyota honda
nissan subaru mazda chevrolet chevy ford dodge jeep harleydavidson yamaha kawasaki suzuki ducati motorcycle metallica slipknot nirvana
greenday linkinpark acdc ironmaiden blacksabbath ledzeppelin pinkfloyd beatles rollingstones thebeatles eminem tupac 2pac biggie rihanna
beyonce madonna shakira ladygaga katyperry justinbieber bieber onedirection taylorswift blink182 coldplay radiohead rockstar rocknroll
rock metal music musica guitar guitarra piano drummer dancer dancing dance singer purple yellow silver golden gold diamond diamonds
diamante emerald sapphire ruby pearl jewel black blackcat blackjack blue bluesky bluebird green white pink pinky rainbow arcoiris star
stars starlight stargate shooter shadow shadows darkness darkside dark darkangel ghost vampire zombie demon devil diablo lucifer satan
hellfire hell killer killers killme assassin ninja samurai warrior soldier sniper army marine marines military police fire firefly fireman
fireball thunder lightning storm hurricane tornado rain ocean beach beaches island paradise paraiso river mountain forest nature earth
moon moonlight luna planet galaxy universe space rocket apollo maverick viper cobra scorpion python bulldog rottweiler buster buddy bailey
maxwell rocky rusty sparky smokey snickers snowball snowflake snowman patches pumpkin mittens tinker coco molly maggie sadie chloe lola
bella stella toby duke oreo simba nala whiskers felix tomcat badboy badass bigboy bigdaddy biggirl bigdog playboy player gangster gangsta
thug thuglife hustler boss bossman pimp pimpin fuckyou fuckme fuckoff fucker fuckit fuck motherfucker asshole bitch bitches bullshit shit
shithead cunt pussy dick dickhead bastard idiot stupid loser sucker suckit blowjob sexsex porn naked boobs tits penis vagina hardcore
horny marijuana weed cannabis ganja smoke smokeweed stoner 420420 420blaze blaze420 vodka whiskey tequila heineken budweiser corona
jackdaniels beer beerbeer drunk party partytime qwaszx poiuytrewq poiuyt lkjhgfdsa lkjhgf mnbvcxz plokij okmijn ijnuhb rfvtgb tgbyhn
edcrfv wsxcde einstein newton galileo chemistry physics biology student students estudiante teacher school college university class
graduate engineer doctor nurse lawyer pilot captain sailor doggystyle catdog thebest thebeast beast theman theking theone iamthebest
iamgod iamtheone imthebest nicetomeetyou comeon letsgo goodluck goodtimes goodgirl goodboy gooddays godzilla gorilla gladiator goldfish
goldie grace grateful groovy hacker hacked hackme hallowelt helpme helpmeplease homework homerun hotdog hotrod hotstuff icecream infinity
infinite inuyasha iceman ihateyou ihatelife ihateu independence inlove johncena junior kangaroo kissme kisses kiss kitkat kermit knight
knights labrador lacrosse ladybug ladies legend legends lollipop lolita longhorn looking lunita magic magica magnum marlboro marshmallow
material maximus melody memories mercury merlin mermaid mistress mitsubishi mushroom nascar nevermind oblivion octopus operator overlord
pacific paintball panasonic passion passport patience pavilion peekaboo penelope personal picasso pineapple pirate pirates platinum please
pleaseletmein popcorn popstar precious predator professional punkrock puppylove rainbows rammstein ranger rebel reddog redneck regina
reload remember renegade revenge revolution romantic romance sanchez scarface scorpio serenity seventeen shannon sherlock shopping silence
skeleton skittles slayer smallville smooth snowboarder softball solomon something southern southpark sparkle sparkles special spirit
spitfire sprite stardust starfish stormy strange stranger strength surfer survivor swordfish tarheels teddybear tennessee terminator
therock thunderbird titanic titans traveler treasure triumph trinity tristan trooper trouble truelove trucker turbo tweety twister
undertaker united universal unknown valentine vampires vengeance viking vikings virgin virus volcano vanhalen waterfall watermelon
webmaster whocares wildcat wildcats wildlife windsurf wizard wolf wolfpack wolves wonderful wonderland woodland wrestler yankee youandme
yourmom yourname yourself zeppelin zxcvb syncboard kanban trello mysyncboard 12qwaszx 1qaz@wsx 1qaz!qaz 1qaz2wsx3edc4rfv 159753456 159357456
123456a 123456aa 123456abc 1234567a 1234abcd 12345abc 147258 258369 147258 369258 789123 741852 963852 11112222 123456asd 123123a
`;

export const COMMON: ReadonlySet<string> = new Set(WORDS.trim().toLowerCase().split(/\s+/u));
