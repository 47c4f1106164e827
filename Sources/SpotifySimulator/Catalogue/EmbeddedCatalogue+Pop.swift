// Pop in the format that `EmbeddedCatalogue` describes.

extension EmbeddedCatalogue {
    /// Taylor Swift, Adele, Beyoncé, Ke$ha and Florence + The Machine: albums called 1989, 19, 21 and 25, which
    /// look like row numbers, a `$` and a ` + ` within names, and guests.
    static let pop: StaticString = #"""
        @ Taylor Swift
        = Fearless | 2008-11-11 | album
        Fearless | 4:01
        Fifteen | 4:54
        Love Story | 3:55
        Hey Stephen | 4:14
        White Horse | 3:54
        You Belong with Me | 3:51
        Breathe | 4:23 | feat=Colbie Caillat
        Tell Me Why | 3:20
        You're Not Sorry | 4:21
        The Way I Loved You | 4:03
        Forever & Always | 3:45
        The Best Day | 4:05
        Change | 4:40
        = Red | 2012-10-22 | album
        State of Grace | 4:55
        Red | 3:43
        Treacherous | 4:02
        I Knew You Were Trouble. | 3:39
        All Too Well | 5:29
        22 | 3:52
        I Almost Do | 4:04
        We Are Never Ever Getting Back Together | 3:13
        Stay Stay Stay | 3:25
        The Last Time | 4:59 | feat=Gary Lightbody
        Holy Ground | 3:22
        Sad Beautiful Tragic | 4:44
        The Lucky One | 4:00
        Everything Has Changed | 4:05 | feat=Ed Sheeran
        Starlight | 3:40
        Begin Again | 3:57
        = 1989 | 2014-10-27 | album
        Welcome to New York | 3:32
        Blank Space | 3:51
        Style | 3:51
        Out of the Woods | 3:55
        All You Had to Do Was Stay | 3:13
        Shake It Off | 3:39
        I Wish You Would | 3:27
        Bad Blood | 3:31
        Wildest Dreams | 3:40
        How You Get the Girl | 4:07
        This Love | 4:10
        I Know Places | 3:15
        Clean | 4:31
        = folklore | 2020-07-24 | album
        the 1 | 3:30 | e
        cardigan | 3:59
        the last great american dynasty | 3:50 | e
        exile | 4:45 | feat=Bon Iver
        my tears ricochet | 4:15
        mirrorball | 3:28
        seven | 3:28
        august | 4:21
        this is me trying | 3:15
        illicit affairs | 3:10
        invisible string | 4:12
        mad woman | 3:57 | e
        epiphany | 4:49
        betty | 4:54 | e
        peace | 3:54 | e
        hoax | 3:40
        @ Adele
        = 19 | 2008-01-28 | album
        Daydreamer | 3:40
        Best for Last | 4:18
        Chasing Pavements | 3:30
        Cold Shoulder | 3:11
        Crazy for You | 3:28
        Melt My Heart to Stone | 3:23
        First Love | 3:10
        Right as Rain | 3:17
        Make You Feel My Love | 3:32
        My Same | 3:15
        Tired | 4:18
        Hometown Glory | 4:31
        = 21 | 2011-01-24 | album
        Rolling in the Deep | 3:48
        Rumour Has It | 3:43
        Turning Tables | 4:10
        Don't You Remember | 4:03
        Set Fire to the Rain | 4:02
        He Won't Go | 4:38
        Take It All | 3:48
        I'll Be Waiting | 4:01
        One and Only | 5:48
        Lovesong | 5:16
        Someone Like You | 4:45
        = 25 | 2015-11-20 | album
        Hello | 4:55
        Send My Love (To Your New Lover) | 3:43
        I Miss You | 5:48
        When We Were Young | 4:50
        Remedy | 4:05
        Water Under the Bridge | 4:00
        River Lea | 3:45
        Love in the Dark | 4:45
        Million Years Ago | 3:47
        All I Ask | 4:31
        Sweetest Devotion | 4:11
        @ Beyoncé
        = Dangerously in Love | 2003-06-23 | album
        Crazy in Love | 3:56 | feat=JAY-Z
        Naughty Girl | 3:28
        Baby Boy | 4:04 | feat=Sean Paul
        Hip Hop Star | 3:42
        Be with You | 4:20
        Me, Myself and I | 5:01
        Yes | 4:19
        Signs | 4:58
        Speechless | 6:00
        That's How You Like It | 3:39
        The Closer I Get to You | 4:57
        Dangerously in Love 2 | 4:53
        = Lemonade | 2016-04-23 | album
        Pray You Catch Me | 3:16
        Hold Up | 3:41 | e
        Don't Hurt Yourself | 3:54 | e
        Sorry | 3:53 | e
        6 Inch | 4:20 | e
        Daddy Lessons | 4:48
        Love Drought | 3:57
        Sandcastles | 3:03
        Forward | 1:19
        Freedom | 4:50 | feat=Kendrick Lamar
        All Night | 5:22
        Formation | 3:26 | e
        @ Ke$ha
        = Animal | 2010-01-01 | album
        Your Love Is My Drug | 3:07
        TiK ToK | 3:20
        Take It Off | 3:35
        Kiss n Tell | 3:27
        Stephen | 3:32
        Blah Blah Blah | 2:52
        Hungover | 3:52
        Party at a Rich Dude's House | 2:57
        Backstabber | 3:06
        Blind | 3:20
        Dinosaur | 2:55
        Dancing with Tears in My Eyes | 3:40
        Boots & Boys | 3:05
        Animal | 4:04
        = Cannibal | 2010-11-19 | album
        Cannibal | 3:14
        We R Who We R | 3:25
        Sleazy | 3:25
        Blow | 3:40
        The Harold Song | 3:58
        Crazy Beautiful Life | 2:48
        Grow a Pear | 3:28 | e
        C U Next Tuesday | 3:46
        @ Florence + The Machine
        = Lungs | 2009-07-03 | album
        Dog Days Are Over | 4:13
        Rabbit Heart (Raise It Up) | 3:52
        I'm Not Calling You a Liar | 3:05
        Howl | 3:34
        Kiss with a Fist | 2:04
        Girl with One Eye | 3:38
        Drumming Song | 3:43
        Between Two Lungs | 4:09
        Cosmic Love | 4:16
        My Boy Builds Coffins | 2:56
        Hurricane Drunk | 3:13
        Blinding | 4:40
        You've Got the Love | 2:48
        = Ceremonials | 2011-10-28 | album
        Only If for a Night | 4:58
        Shake It Out | 4:38
        What the Water Gave Me | 5:33
        Never Let Me Go | 4:31
        Breaking Down | 3:49
        Lover to Lover | 4:02
        No Light, No Light | 4:34
        Seven Devils | 5:03
        Heartlines | 5:01
        Spectrum | 5:12
        All This and Heaven Too | 4:05
        Leave My Body | 4:34
        """#
}
