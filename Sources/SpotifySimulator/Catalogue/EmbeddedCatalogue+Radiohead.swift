// Radiohead in the format that `EmbeddedCatalogue` describes.

extension EmbeddedCatalogue {
    /// The artist of most examples in the help and the README, with eleven releases: one more than a page of
    /// albums holds in Development Mode.
    static let radiohead: StaticString = #"""
        @ Radiohead
        = Pablo Honey | 1993-02-22 | album
        You | 3:28
        Creep | 3:58 | e
        How Do You? | 2:12
        Stop Whispering | 5:25
        Thinking About You | 2:41
        Anyone Can Play Guitar | 3:37
        Ripcord | 3:09
        Vegetable | 3:12
        Prove Yourself | 2:25
        I Can't | 4:13
        Lurgee | 3:07
        Blow Out | 4:40
        = The Bends | 1995-03-13 | album
        Planet Telex | 4:19
        The Bends | 4:06
        High and Dry | 4:17
        Fake Plastic Trees | 4:50
        Bones | 3:09
        (Nice Dream) | 3:53
        Just | 3:54
        My Iron Lung | 4:36
        Bullet Proof ... I Wish I Was | 3:28
        Black Star | 4:07
        Sulk | 3:42
        Street Spirit (Fade Out) | 4:12
        = OK Computer | 1997-05-21 | album
        Airbag | 4:47
        Paranoid Android | 6:27
        Subterranean Homesick Alien | 4:27
        Exit Music (For a Film) | 4:27
        Let Down | 4:59
        Karma Police | 4:24
        Fitter Happier | 1:57
        Electioneering | 3:50
        Climbing Up the Walls | 4:45
        No Surprises | 3:49
        Lucky | 4:18
        The Tourist | 5:26
        = Kid A | 2000-10-02 | album
        Everything in Its Right Place | 4:11
        Kid A | 4:44
        The National Anthem | 5:51
        How to Disappear Completely | 5:56
        Treefingers | 3:42
        Optimistic | 5:15
        In Limbo | 3:31
        Idioteque | 5:09
        Morning Bell | 4:35
        Motion Picture Soundtrack | 7:01
        = Amnesiac | 2001-06-05 | album
        Packt Like Sardines in a Crushd Tin Box | 4:00
        Pyramid Song | 4:49
        Pulk/Pull Revolving Doors | 4:07
        You and Whose Army? | 3:11
        I Might Be Wrong | 4:54
        Knives Out | 4:15
        Morning Bell/Amnesiac | 3:14
        Dollars and Cents | 4:52
        Hunting Bears | 2:01
        Like Spinning Plates | 3:57
        Life in a Glasshouse | 4:34
        = Hail to the Thief | 2003-06-09 | album
        2 + 2 = 5 | 3:19
        Sit Down. Stand Up. | 4:19
        Sail to the Moon. | 4:18
        Backdrifts. | 5:22
        Go to Sleep. | 3:21
        Where I End and You Begin. | 4:29
        We Suck Young Blood. | 4:56
        The Gloaming. | 3:32
        There, There. | 5:25
        I Will. | 1:59
        A Punchup at a Wedding. | 4:57
        Myxomatosis. | 3:52
        Scatterbrain. | 3:21
        A Wolf at the Door. | 3:23
        = In Rainbows | 2007-10-10 | album
        15 Step | 3:57
        Bodysnatchers | 4:02
        Nude | 4:15
        Weird Fishes/Arpeggi | 5:18
        All I Need | 3:48
        Faust Arp | 2:09
        Reckoner | 4:50
        House of Cards | 5:28
        Jigsaw Falling into Place | 4:08
        Videotape | 4:39
        = The King of Limbs | 2011-02-18 | album
        Bloom | 5:14
        Morning Mr Magpie | 4:40
        Little by Little | 4:27
        Feral | 3:12
        Lotus Flower | 5:00
        Codex | 4:46
        Give Up the Ghost | 4:50
        Separator | 5:20
        = A Moon Shaped Pool | 2016-05-08 | album
        Burn the Witch | 3:40
        Daydreaming | 6:24
        Decks Dark | 4:41
        Desert Island Disk | 3:44
        Ful Stop | 6:07
        Glass Eyes | 2:52
        Identikit | 4:26
        The Numbers | 5:45
        Present Tense | 5:06
        Tinker Tailor Soldier Sailor Rich Man Poor Man Beggar Man Thief | 5:03
        True Love Waits | 4:43
        = Spectre | 2015-12-25 | single
        Spectre | 3:19
        = Burn the Witch | 2016-05-03 | single
        Burn the Witch | 3:40
        """#
}
