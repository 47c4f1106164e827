// The Beatles, Nick Drake and Nina Simone in the format that `EmbeddedCatalogue` describes.

extension EmbeddedCatalogue {
    /// Albums with a song of the same title, between which a search must choose, and names with apostrophes and
    /// full stops (`Sgt. Pepper's`).
    static let sixties: StaticString = #"""
        @ The Beatles
        = Please Please Me | 1963-03-22 | album
        I Saw Her Standing There | 2:55
        Misery | 1:49
        Anna (Go to Him) | 2:57
        Chains | 2:26
        Boys | 2:26
        Ask Me Why | 2:26
        Please Please Me | 2:00
        Love Me Do | 2:21
        P.S. I Love You | 2:04
        Baby It's You | 2:40
        Do You Want to Know a Secret | 1:56
        A Taste of Honey | 2:03
        There's a Place | 1:51
        Twist and Shout | 2:35
        = A Hard Day's Night | 1964-07-10 | album
        A Hard Day's Night | 2:34
        I Should Have Known Better | 2:44
        If I Fell | 2:20
        I'm Happy Just to Dance with You | 1:57
        And I Love Her | 2:30
        Tell Me Why | 2:10
        Can't Buy Me Love | 2:12
        Any Time at All | 2:13
        I'll Cry Instead | 1:47
        Things We Said Today | 2:36
        When I Get Home | 2:18
        You Can't Do That | 2:36
        I'll Be Back | 2:21
        = Rubber Soul | 1965-12-03 | album
        Drive My Car | 2:28
        Norwegian Wood (This Bird Has Flown) | 2:05
        You Won't See Me | 3:20
        Nowhere Man | 2:44
        Think for Yourself | 2:19
        The Word | 2:43
        Michelle | 2:42
        What Goes On | 2:48
        Girl | 2:31
        I'm Looking Through You | 2:27
        In My Life | 2:27
        Wait | 2:14
        If I Needed Someone | 2:23
        Run for Your Life | 2:21
        = Revolver | 1966-08-05 | album
        Taxman | 2:39
        Eleanor Rigby | 2:07
        I'm Only Sleeping | 3:00
        Love You To | 2:59
        Here, There and Everywhere | 2:25
        Yellow Submarine | 2:38
        She Said She Said | 2:36
        Good Day Sunshine | 2:09
        And Your Bird Can Sing | 2:00
        For No One | 2:00
        Doctor Robert | 2:15
        I Want to Tell You | 2:28
        Got to Get You into My Life | 2:29
        Tomorrow Never Knows | 2:58
        = Sgt. Pepper's Lonely Hearts Club Band | 1967-05-26 | album
        Sgt. Pepper's Lonely Hearts Club Band | 2:02
        With a Little Help from My Friends | 2:44
        Lucy in the Sky with Diamonds | 3:28
        Getting Better | 2:48
        Fixing a Hole | 2:36
        She's Leaving Home | 3:35
        Being for the Benefit of Mr. Kite! | 2:37
        Within You Without You | 5:05
        When I'm Sixty-Four | 2:37
        Lovely Rita | 2:42
        Good Morning Good Morning | 2:42
        Sgt. Pepper's Lonely Hearts Club Band (Reprise) | 1:19
        A Day in the Life | 5:37
        = Abbey Road | 1969-09-26 | album
        Come Together | 4:20
        Something | 3:03
        Maxwell's Silver Hammer | 3:27
        Oh! Darling | 3:27
        Octopus's Garden | 2:51
        I Want You (She's So Heavy) | 7:47
        Here Comes the Sun | 3:06
        Because | 2:46
        You Never Give Me Your Money | 4:03
        Sun King | 2:26
        Mean Mr. Mustard | 1:06
        Polythene Pam | 1:13
        She Came in Through the Bathroom Window | 1:58
        Golden Slumbers | 1:32
        Carry That Weight | 1:37
        The End | 2:22
        Her Majesty | 0:26
        = Let It Be | 1970-05-08 | album
        Two of Us | 3:36
        Dig a Pony | 3:55
        Across the Universe | 3:48
        I Me Mine | 2:26
        Dig It | 0:50
        Let It Be | 4:03
        Maggie Mae | 0:40
        I've Got a Feeling | 3:38
        One After 909 | 2:55
        The Long and Winding Road | 3:38
        For You Blue | 2:32
        Get Back | 3:09
        @ Nick Drake
        = Five Leaves Left | 1969-07-03 | album
        Time Has Told Me | 4:27
        River Man | 4:21
        Three Hours | 6:16
        Way to Blue | 3:11
        Day Is Done | 2:29
        Cello Song | 4:49
        The Thoughts of Mary Jane | 3:22
        Man in a Shed | 3:55
        Fruit Tree | 4:50
        Saturday Sun | 4:03
        = Bryter Layter | 1971-03-05 | album
        Introduction | 1:33
        Hazey Jane II | 3:46
        At the Chime of a City Clock | 4:47
        One of These Things First | 4:52
        Hazey Jane I | 4:31
        Bryter Layter | 3:24
        Fly | 3:00
        Poor Boy | 6:09
        Northern Sky | 3:47
        Sunday | 3:42
        = Pink Moon | 1972-02-25 | album
        Pink Moon | 2:06
        Place to Be | 2:43
        Road | 2:02
        Which Will | 2:58
        Horn | 1:23
        Things Behind the Sun | 3:57
        Know | 2:26
        Parasite | 3:36
        Free Ride | 3:06
        Harvest Breed | 1:37
        From the Morning | 2:30
        @ Nina Simone
        = Little Girl Blue | 1959-02-01 | album
        Mood Indigo | 4:03
        Don't Smoke in Bed | 3:12
        He Needs Me | 2:29
        Little Girl Blue | 4:15
        Love Me or Leave Me | 3:24
        My Baby Just Cares for Me | 3:38
        Good Bait | 5:28
        Plain Gold Ring | 3:52
        You'll Never Walk Alone | 3:49
        I Loves You, Porgy | 4:11
        Central Park Blues | 6:51
        = Pastel Blues | 1965-10-01 | album
        Be My Husband | 3:20
        Nobody Knows You When You're Down and Out | 2:41
        End of the Line | 2:55
        Trouble in Mind | 2:41
        Tell Me More and More and Then Some | 3:08
        Chilly Winds Don't Blow | 4:01
        Ain't No Use | 2:35
        Strange Fruit | 3:26
        Sinnerman | 10:20
        = I Put a Spell on You | 1965-06-01 | album
        I Put a Spell on You | 2:34
        Tomorrow Is My Turn | 2:49
        Ne me quitte pas | 3:34
        Marriage Is for Old Folks | 3:29
        July Tree | 2:40
        Gimme Some | 2:58
        Feeling Good | 2:53
        One September Day | 2:48
        Blues on Purpose | 3:16
        Beautiful Land | 1:54
        You've Got to Learn | 2:41
        Take Care of Business | 2:05
        = Wild Is the Wind | 1966-09-16 | album
        I Love Your Lovin' Ways | 2:34
        Four Women | 4:24
        What More Can I Say? | 2:47
        Lilac Wine | 4:13
        That's All I Ask | 2:26
        Break Down and Let It All Out | 2:38
        Why Keep On Breaking My Heart | 2:34
        Wild Is the Wind | 6:56
        Black Is the Color of My True Love's Hair | 3:28
        If I Should Lose You | 3:59
        Either Way I Lose | 2:43
        """#
}
