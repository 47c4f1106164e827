// Icelandic music in the format that `EmbeddedCatalogue` describes.

extension EmbeddedCatalogue {
    /// Björk and Sigur Rós: ð, æ and ö to fold, and an album called `( )`, of which folding leaves nothing.
    static let nordic: StaticString = #"""
        @ Björk
        = Debut | 1993-07-05 | album
        Human Behaviour | 4:12
        Crying | 4:49
        Venus as a Boy | 4:41
        There's More to Life Than This | 3:21
        Like Someone in Love | 4:33
        Big Time Sensuality | 3:56
        One Day | 5:24
        Aeroplane | 3:54
        Come to Me | 4:55
        Violently Happy | 4:58
        The Anchor Song | 3:32
        = Post | 1995-06-13 | album
        Army of Me | 3:54
        Hyperballad | 5:21
        The Modern Things | 4:10
        It's Oh So Quiet | 3:38
        Enjoy | 3:57
        You've Been Flirting Again | 2:29
        Isobel | 5:47
        Possibly Maybe | 5:06
        I Miss You | 4:03
        Cover Me | 2:06
        Headphones | 5:40
        = Homogenic | 1997-09-22 | album
        Hunter | 4:15
        Jóga | 5:05
        Unravel | 3:21
        Bachelorette | 5:12
        All Neon Like | 5:53
        5 Years | 4:29
        Immature | 3:06
        Alarm Call | 4:19
        Pluto | 3:19
        All Is Full of Love | 4:32
        = Vespertine | 2001-08-27 | album
        Hidden Place | 5:28
        Cocoon | 4:28
        It's Not Up to You | 5:08
        Undo | 5:38
        Pagan Poetry | 5:14
        Frosti | 1:41
        Aurora | 4:39
        An Echo, a Stain | 4:04
        Sun in My Mouth | 2:40
        Heirloom | 5:12
        Harm of Will | 4:36
        Unison | 6:45
        @ Sigur Rós
        = Ágætis byrjun | 1999-06-12 | album
        Intro | 1:36
        Svefn-g-englar | 10:04
        Starálfur | 6:46
        Flugufrelsarinn | 7:48
        Ný batterí | 8:10
        Hjartað hamast (bamm bamm bamm) | 7:10
        Viðrar vel til loftárása | 10:17
        Olsen Olsen | 8:03
        Ágætis byrjun | 7:55
        Avalon | 4:02
        = ( ) | 2002-10-28 | album
        Vaka | 6:38
        Fyrsta | 7:33
        Samskeyti | 6:33
        Njósnavélin | 7:33
        Álafoss | 9:57
        E-Bow | 8:48
        Dauðalagið | 13:00
        Popplagið | 11:44
        = Takk... | 2005-09-12 | album
        Takk... | 1:57
        Glósóli | 6:15
        Hoppípolla | 4:28
        Með blóðnasir | 2:17
        Sé lest | 8:40
        Sæglópur | 7:38
        Mílanó | 10:25
        Gong | 5:33
        Andvari | 6:40
        Svo hljótt | 7:24
        Heysátan | 4:09
        """#
}
