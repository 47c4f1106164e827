// Loud guitars in the format that `EmbeddedCatalogue` describes.

extension EmbeddedCatalogue {
    /// AC/DC, Motörhead, Nirvana, Weezer, 311, !!! and Guns N' Roses: names that a parser may take for a path,
    /// a number, a shell escape or an open quote, and two albums that differ only in parentheses.
    static let rock: StaticString = #"""
        @ AC/DC
        = Highway to Hell | 1979-07-27 | album
        Highway to Hell | 3:28
        Girls Got Rhythm | 3:23
        Walk All Over You | 5:10
        Touch Too Much | 4:27
        Beating Around the Bush | 3:56
        Shot Down in Flames | 3:22
        Get It Hot | 2:34
        If You Want Blood (You've Got It) | 4:37
        Love Hungry Man | 4:17
        Night Prowler | 6:18
        = Back in Black | 1980-07-25 | album
        Hells Bells | 5:12
        Shoot to Thrill | 5:17
        What Do You Do for Money Honey | 3:35
        Given the Dog a Bone | 3:31
        Let Me Put My Love into You | 4:15
        Back in Black | 4:15
        You Shook Me All Night Long | 3:30
        Have a Drink on Me | 3:58
        Shake a Leg | 4:05
        Rock and Roll Ain't Noise Pollution | 4:15
        @ Motörhead
        = Overkill | 1979-03-24 | album
        Overkill | 5:12
        Stay Clean | 2:40
        (I Won't) Pay Your Price | 2:56
        I'll Be Your Sister | 2:51
        Capricorn | 4:06
        No Class | 2:39
        Damage Case | 2:59
        Tear Ya Down | 2:39
        Metropolis | 3:34
        Limb from Limb | 4:54
        = Ace of Spades | 1980-11-08 | album
        Ace of Spades | 2:49
        Love Me Like a Reptile | 3:23
        Shoot You in the Back | 2:39
        Live to Win | 3:37
        Fast and Loose | 3:23
        (We Are) The Road Crew | 3:12
        Fire, Fire | 2:44
        Jailbait | 3:33
        Dance | 2:38
        Bite the Bullet | 1:38
        The Chase Is Better Than the Catch | 4:18
        The Hammer | 2:48
        @ Nirvana
        = Nevermind | 1991-09-24 | album
        Smells Like Teen Spirit | 5:01
        In Bloom | 4:15
        Come as You Are | 3:39
        Breed | 3:04
        Lithium | 4:17
        Polly | 2:54
        Territorial Pissings | 2:23
        Drain You | 3:44
        Lounge Act | 2:37
        Stay Away | 3:32
        On a Plain | 3:16
        Something in the Way | 3:52
        = In Utero | 1993-09-21 | album
        Serve the Servants | 3:36
        Scentless Apprentice | 3:48
        Heart-Shaped Box | 4:41
        Rape Me | 2:50
        Frances Farmer Will Have Her Revenge on Seattle | 4:10
        Dumb | 2:32
        Very Ape | 1:56
        Milk It | 3:55
        Pennyroyal Tea | 3:37
        Radio Friendly Unit Shifter | 4:52
        tourette's | 1:35
        All Apologies | 3:51
        @ Weezer
        = Weezer (Blue Album) | 1994-05-10 | album
        My Name Is Jonas | 3:24
        No One Else | 3:04
        The World Has Turned and Left Me Here | 4:19
        Buddy Holly | 2:39
        Undone - The Sweater Song | 5:05
        Surf Wax America | 3:06
        Say It Ain't So | 4:18
        In the Garage | 3:55
        Holiday | 3:24
        Only in Dreams | 7:59
        = Pinkerton | 1996-09-24 | album
        Tired of Sex | 3:01
        Getchoo | 2:52
        No Other One | 3:01
        Why Bother? | 2:08
        Across the Sea | 4:32
        The Good Life | 4:17
        El Scorcho | 4:03
        Pink Triangle | 3:58
        Falling for You | 3:47
        Butterfly | 2:53
        = Weezer (Green Album) | 2001-05-15 | album
        Don't Let Go | 2:59
        Photograph | 2:19
        Hash Pipe | 3:06
        Island in the Sun | 3:20
        Crab | 2:34
        Knock-Down Drag-Out | 2:08
        Smile | 2:38
        Simple Pages | 2:56
        Glorious Day | 2:40
        O Girlfriend | 3:49
        @ 311
        = 311 | 1995-07-11 | album
        Down | 2:53
        Random | 3:05
        Jackolantern's Weather | 3:24
        All Mixed Up | 3:02
        Hive | 2:59
        Guns (Are for Pussies) | 2:16 | e
        Misdirected Hostility | 3:00
        Purpose | 2:42
        Loco | 1:54
        Brodels | 3:33
        Don't Stay Home | 2:43
        D.L.M.D. | 2:13
        Sweet | 3:16
        T & P Combo | 2:48
        @ !!!
        = Louden Up Now | 2004-06-08 | album
        When the Going Gets Tough, the Tough Get Karazzee | 3:56
        Pardon My Freedom | 5:48 | e
        Dear Can | 5:07
        King's Weed | 6:57
        Hello? Is This Thing On? | 7:16
        Shit Scheisse Merde, Pt. 1 | 5:37 | e
        Shit Scheisse Merde, Pt. 2 | 4:01 | e
        Theme from Space Island | 4:11
        Me and Giuliani Down by the School Yard (A True Story) | 9:05
        @ Guns N' Roses
        = Appetite for Destruction | 1987-07-21 | album
        Welcome to the Jungle | 4:33
        It's So Easy | 3:22 | e
        Nightrain | 4:28
        Out Ta Get Me | 4:23 | e
        Mr. Brownstone | 3:48 | e
        Paradise City | 6:46
        My Michelle | 3:39 | e
        Think About You | 3:51
        Sweet Child O' Mine | 5:56
        You're Crazy | 3:17 | e
        Anything Goes | 3:26
        Rocket Queen | 6:13
        """#
}
