// Worlds of any size, invented from a seed: names in six scripts, albums of eight to fourteen tracks, now and
// then a guest. The same seed and size give the same ids and names on every machine.

import FoundationEssentials

extension World {
    /// A world of invented artists with `tracks` tracks in all, one user, and five playlists of 100 to 500
    /// tracks. It is made in memory, so a benchmark of any size needs no data file.
    package static func generated(seed: UInt64, tracks: Int) -> World {
        var generator = WorldGenerator(seed: seed)
        let catalogue = generator.catalogue(tracks: tracks)
        let me = "generated.listener"
        return World(
            catalogue: catalogue,
            users: [SimulatedUser(id: me, displayName: "Generated Listener")],
            playlists: (0..<5).map { number in
                let size: Int = tracks == 0 ? 0 : min(tracks, 100 * (number + 1))
                let entries = (0..<size).map { place in
                    let track: Int = (place * 31 + number * 7) % tracks
                    return PlaylistEntry(.track(track), addedAt: demoAdded + Double(place) * 60)
                }
                return SimulatedPlaylist(name: "Generated \(number + 1)", owner: .user(me), entries: entries)
            },
            libraries: [me: sampleLibrary(catalogue)],
        )
    }
}

extension World {
    /// Gives the first user so many playlists of so many tracks, in the place of all there are.
    package mutating func replacePlaylists(_ count: Int, of size: Int) {
        guard let user = users.first?.id, !catalogue.tracks.isEmpty else { return }
        let all = catalogue.tracks.count
        playlists = (0..<count).map { number in
            let entries = (0..<size).map { place in
                PlaylistEntry(.track((number * size + place) % all), addedAt: Self.demoAdded + Double(place) * 60)
            }
            return SimulatedPlaylist(name: "List \(number + 1)", owner: .user(user), entries: entries)
        }
    }
}

/// Invents names, dates and lengths.
private struct WorldGenerator {
    private let seed: UInt64
    private var random: SeededGenerator

    init(seed: UInt64) {
        self.seed = seed
        random = SeededGenerator(seed: seed)
    }

    /// A catalogue of exactly this many tracks.
    mutating func catalogue(tracks wanted: Int) -> WorldCatalogue {
        var builder = CatalogueBuilder()
        var made = 0
        var albums = 0
        var artists: [Int] = []
        while made < wanted {
            let script = NameScript.all[random.below(NameScript.all.count)]
            let name = "\(script.word(&random)) \(script.word(&random)) \(script.numeral(artists.count))"
            let artist = builder.artist(name, id: CatalogueID(seed: seed, kind: 1, number: artists.count))
            artists.append(artist)
            for _ in 0...random.below(5) where made < wanted {
                startAlbum(number: albums, by: artist, script: script, in: &builder)
                albums += 1
                for _ in 0..<min(8 + random.below(7), wanted - made) {
                    addTrack(number: made, artists: artists, script: script, to: &builder)
                    made += 1
                }
            }
        }
        return builder.catalogue()
    }

    /// Starts an album of the years 1960 to 2024.
    private mutating func startAlbum(
        number: Int, by artist: Int, script: NameScript, in builder: inout CatalogueBuilder,
    ) {
        let month = 1 + random.below(12)
        let day = 1 + random.below(28)
        builder.startAlbum(
            "\(script.word(&random)) \(script.word(&random))", by: artist,
            released: "\(1_960 + random.below(65))-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)",
            kind: .album, id: CatalogueID(seed: seed, kind: 2, number: number),
        )
    }

    /// Adds a track of one to three words; one in twenty has a guest, one in twelve is explicit.
    private mutating func addTrack(
        number: Int, artists: [Int], script: NameScript, to builder: inout CatalogueBuilder,
    ) {
        var name = script.word(&random)
        for _ in 0..<random.below(3) { name += " " + script.word(&random) }
        let hasGuest = random.below(20) == 0
        builder.addTrack(
            name, milliseconds: 95_000 + random.below(300_000), explicit: random.below(12) == 0,
            featured: hasGuest ? [artists[random.below(artists.count)]] : [],
            id: CatalogueID(seed: seed, kind: 3, number: number),
        )
    }
}

/// The syllables of a script and how they form words.
private struct NameScript {
    let syllables: [String]
    let longest: Int
    let capitalised: Bool

    /// A word of one to `longest` syllables.
    func word(_ random: inout SeededGenerator) -> String {
        var word = syllables[random.below(syllables.count)]
        for _ in 0..<random.below(longest) { word += syllables[random.below(syllables.count)] }
        guard capitalised, let first = word.first else { return word }
        return first.uppercased() + word.dropFirst()
    }

    /// A different text for each artist, so that no two names are equal.
    func numeral(_ number: Int) -> String {
        String(number, radix: 36, uppercase: true)
    }

    /// The scripts to choose from; Latin counts twice.
    static let all: [NameScript] = [
        latin, latin,
        NameScript(
            syllables: ["со", "ла", "ми", "ре", "ва", "но", "ту", "зе", "ры", "бо", "ён"], longest: 3, capitalised: true
        ),
        NameScript(
            syllables: ["ひ", "か", "り", "そら", "みず", "よる", "はな", "ゆき", "東", "京", "夜"], longest: 3,
            capitalised: false
        ),
        NameScript(
            syllables: ["하", "늘", "바", "다", "별", "꽃", "사", "랑", "봄", "밤"], longest: 3, capitalised: false
        ),
        NameScript(syllables: ["αλ", "θέ", "μα", "νύ", "ρο", "σο", "κά", "λι"], longest: 3, capitalised: true),
        NameScript(
            syllables: ["של", "ום", "אור", "לי", "לה", "ים", "כו", "כב"], longest: 2, capitalised: false
        ),
    ]

    private static let latin = NameScript(
        syllables: ["lo", "ra", "vel", "mé", "sun", "tor", "ka", "ni", "bø", "dri", "fen", "ü", "gal", "ho", "qui"],
        longest: 3, capitalised: true
    )
}
