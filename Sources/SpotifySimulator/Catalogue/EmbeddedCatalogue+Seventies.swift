// David Bowie, Pink Floyd and Fleetwood Mac in the format that `EmbeddedCatalogue` describes.

extension EmbeddedCatalogue {
    /// An album in quotation marks (`"Heroes"`), one with its artist's name (Fleetwood Mac), and one with a
    /// title of sixty-one characters, which a table must shorten.
    static let seventies: StaticString = #"""
        @ David Bowie
        = Hunky Dory | 1971-12-17 | album
        Changes | 3:34
        Oh! You Pretty Things | 3:12
        Eight Line Poem | 2:53
        Life on Mars? | 3:51
        Kooks | 2:53
        Quicksand | 5:06
        Fill Your Heart | 3:07
        Andy Warhol | 3:53
        Song for Bob Dylan | 4:12
        Queen Bitch | 3:16
        The Bewlay Brothers | 5:22
        = The Rise and Fall of Ziggy Stardust and the Spiders from Mars | 1972-06-16 | album
        Five Years | 4:42
        Soul Love | 3:34
        Moonage Daydream | 4:40
        Starman | 4:14
        It Ain't Easy | 2:58
        Lady Stardust | 3:21
        Star | 2:47
        Hang On to Yourself | 2:40
        Ziggy Stardust | 3:13
        Suffragette City | 3:25
        Rock 'n' Roll Suicide | 2:58
        = Aladdin Sane | 1973-04-19 | album
        Watch That Man | 4:30
        Aladdin Sane (1913-1938-197?) | 5:06
        Drive-In Saturday | 4:33
        Panic in Detroit | 4:25
        Cracked Actor | 3:01
        Time | 5:15
        The Prettiest Star | 3:31
        Let's Spend the Night Together | 3:10
        The Jean Genie | 4:07
        Lady Grinning Soul | 3:54
        = Station to Station | 1976-01-23 | album
        Station to Station | 10:15
        Golden Years | 4:00
        Word on a Wing | 6:03
        TVC 15 | 5:33
        Stay | 6:15
        Wild Is the Wind | 6:02
        = Low | 1977-01-14 | album
        Speed of Life | 2:46
        Breaking Glass | 1:52
        What in the World | 2:23
        Sound and Vision | 3:05
        Always Crashing in the Same Car | 3:33
        Be My Wife | 2:58
        A New Career in a New Town | 2:53
        Warszawa | 6:23
        Art Decade | 3:46
        Weeping Wall | 3:28
        Subterraneans | 5:39
        = "Heroes" | 1977-10-14 | album
        Beauty and the Beast | 3:36
        Joe the Lion | 3:08
        "Heroes" | 6:11
        Sons of the Silent Age | 3:20
        Blackout | 3:50
        V-2 Schneider | 3:11
        Sense of Doubt | 3:58
        Moss Garden | 5:05
        Neuköln | 4:34
        The Secret Life of Arabia | 3:46
        = Let's Dance | 1983-04-14 | album
        Modern Love | 4:46
        China Girl | 5:32
        Let's Dance | 7:38
        Without You | 3:08
        Ricochet | 5:14
        Criminal World | 4:25
        Cat People (Putting Out Fire) | 5:09
        Shake It | 3:49
        = Blackstar | 2016-01-08 | album
        Blackstar | 9:57
        'Tis a Pity She Was a Whore | 4:52
        Lazarus | 6:22
        Sue (Or in a Season of Crime) | 4:40
        Girl Loves Me | 4:51 | e
        Dollar Days | 4:44
        I Can't Give Everything Away | 5:47
        @ Pink Floyd
        = The Dark Side of the Moon | 1973-03-01 | album
        Speak to Me | 1:07
        Breathe (In the Air) | 2:49
        On the Run | 3:45
        Time | 6:53
        The Great Gig in the Sky | 4:44
        Money | 6:23
        Us and Them | 7:49
        Any Colour You Like | 3:26
        Brain Damage | 3:47
        Eclipse | 2:10
        = Wish You Were Here | 1975-09-12 | album
        Shine On You Crazy Diamond (Pts. 1-5) | 13:32
        Welcome to the Machine | 7:28
        Have a Cigar | 5:08
        Wish You Were Here | 5:35
        Shine On You Crazy Diamond (Pts. 6-9) | 12:27
        = Animals | 1977-01-21 | album
        Pigs on the Wing 1 | 1:25
        Dogs | 17:04
        Pigs (Three Different Ones) | 11:28
        Sheep | 10:20
        Pigs on the Wing 2 | 1:24
        = Meddle | 1971-10-31 | album
        One of These Days | 5:54
        A Pillow of Winds | 5:12
        Fearless | 6:08
        San Tropez | 3:43
        Seamus | 2:15
        Echoes | 23:31
        @ Fleetwood Mac
        = Fleetwood Mac | 1975-07-11 | album
        Monday Morning | 2:48
        Warm Ways | 3:54
        Blue Letter | 2:41
        Rhiannon | 4:12
        Over My Head | 3:38
        Crystal | 5:14
        Say You Love Me | 4:11
        Landslide | 3:19
        World Turning | 4:25
        Sugar Daddy | 4:10
        I'm So Afraid | 4:22
        = Rumours | 1977-02-04 | album
        Second Hand News | 2:56
        Dreams | 4:17
        Never Going Back Again | 2:14
        Don't Stop | 3:13
        Go Your Own Way | 3:43
        Songbird | 3:20
        The Chain | 4:30
        You Make Loving Fun | 3:36
        I Don't Want to Know | 3:15
        Oh Daddy | 3:56
        Gold Dust Woman | 4:56
        """#
}
