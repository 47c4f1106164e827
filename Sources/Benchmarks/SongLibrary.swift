// A large library to search, and queries as a person types them. The names are made up, but as unevenly spread as those
// of real songs: a few words are in thousands of names, most in a handful. What is measured on it is in FindLoad.

import FoundationEssentials
import Library
import Rows

/// Makes songs and queries for them, always the same.
struct SongLibrary {
    /// Words that many names have.
    private static let common = """
        love the you me of in my night to a i heart on it and for time dance baby life la de all is one \
        world blue moon river black down be your no day girl man good fire rain sun home never dream dreams \
        away back again like little big new old red gold white star stars sky sea road roads street city \
        wild free lost last first song music woman king queen with from this that we are not what when where \
        go come let get up out over under boy time summer winter light dark high low hey oh yeah want know \
        feel hold run stay alone together forever
        """.split(separator: " ").map(String.init)
    private static let syllables = """
        ba co di fu ga ha in jo ka lo ma ne or pa qui ra sa ti un vo we xi ya zo lan mor ven tri sel dar min sol ber \
        cha light ston ing er ly
        """.split(separator: " ").map(String.init)
    private static let letters = Array("愛夜花東京月空海風雨雪夢光星心声歌街道君僕世界時間春夏秋冬恋さくらのをにはがいてスタイルラブソング")
    private static let suffixes = [
        "", "", "", "", "", " - Remastered 2011", " (feat. %)", " - Live", " - Radio Edit", " - Remastered",
        " (Deluxe)",
    ]

    private var random = SplitMix()
    private let words: [String]
    private let weights: [Double]
    private var artists: [String] = []
    private var albums: [(name: String, artist: Int, year: Int)] = []
    private let table: FieldTable

    /// A library of these names.
    /// - Parameter table: the fields of tracks.
    init(_ table: FieldTable) {
        self.table = table
        var random = SplitMix()
        var words = Self.common
        var known = Set(words)
        while words.count < 22_000 {
            let length = 1 + random.below(3)
            let word = (0...length).map { _ in Self.syllables[random.below(Self.syllables.count)] }.joined()
            if known.insert(word).inserted { words.append(word) }
        }
        self.words = words
        var sum = 0.0
        weights = words.indices.map { place in
            sum += 1 / (Double(place) + 3)
            return sum
        }
        for _ in 0..<9_000 { artists.append(title([1, 2, 2, 2, 3])) }
        for _ in 0..<18_000 {
            albums.append((title([1, 2, 2, 3, 4]), skewed(artists.count), 1955 + self.random.below(71)))
        }
    }

    /// One of so many, the first ones far more often.
    private mutating func skewed(_ count: Int) -> Int {
        let place = Double(random.below(1 << 20)) / Double(1 << 20)
        return min(count - 1, Int(place * place * place * Double(count)))
    }

    private mutating func word() -> String {
        let wanted = Double(random.below(1 << 30)) / Double(1 << 30) * (weights.last ?? 1)
        var (low, high) = (0, weights.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if weights[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return words[low]
    }

    private mutating func title(_ lengths: [Int]) -> String {
        let count = lengths[random.below(lengths.count)]
        guard random.below(20) > 0 else {
            return String((0..<count * 2).map { _ in Self.letters[random.below(Self.letters.count)] })
        }
        return (0..<count).map { _ in word().capitalized }.joined(separator: " ")
    }

    /// So many tracks.
    mutating func tracks(_ count: Int) -> [CopiedEntry] {
        (0..<count).map { number in
            let place = random.below(albums.count)
            let album = albums[place]
            let artist = artists[album.artist]
            var name = title([1, 2, 2, 3, 3, 4, 5])
            let suffix = Self.suffixes[random.below(Self.suffixes.count)]
            name += suffix.replacing("%", with: artists[skewed(artists.count)])
            let id = Self.id(number)
            var row = Row(
                table, name: name, uri: "spotify:track:" + id, id: id, url: "https://open.spotify.com/track/" + id,
                values: [])
            row[KnownField<String>("artist")] = artist
            row[KnownField<[String]>("artists")] = [artist]
            row[KnownField<String>("album")] = album.name
            row[KnownField<Int>("track")] = 1 + number % 14
            row[KnownField<Int>("disc")] = 1
            row[KnownField<Duration>("duration")] = .milliseconds(90_000 + random.below(300_000))
            row[KnownField<Bool>("explicit")] = number % 9 == 0
            row[KnownField<String>("isrc")] = "GBAYE" + String(1_000_000 + number)
            row[KnownField<Int>("year")] = album.year
            row[KnownField<PartialDate>("released")] = PartialDate(year: album.year, month: 5, day: 21)
            row.links["artist"] = Row.Link(uri: "spotify:artist:" + Self.id(album.artist), name: artist)
            row.links["album"] = Row.Link(uri: "spotify:album:" + Self.id(place), name: album.name)
            return CopiedEntry(row, added: Date(timeIntervalSince1970: Double(1_500_000_000 + number)))
        }
    }

    /// 22 characters, as Spotify's IDs have.
    private static func id(_ number: Int) -> String {
        var random = SplitMix(state: UInt64(number))
        let signs = Array("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
        return String(decoding: (0..<22).map { _ in signs[random.below(signs.count)] }, as: UTF8.self)
    }

    /// So many queries, as a person would type them who looks for one of the tracks.
    mutating func queries(_ count: Int, for tracks: [CopiedEntry]) -> [CopyQuery] {
        var queries: [CopyQuery] = []
        while queries.count < count {
            guard let row = tracks[random.below(tracks.count)].row,
                let artist = row[KnownField<String>("artist")]
            else { continue }
            let words = row.name.split(separator: " ").map(String.init).filter { $0 != "-" }
            let word = words[random.below(words.count)]
            let terms: [CopyQuery.Term] =
                switch random.below(20) {
                case 0..<6: [.init(word)]
                case 6..<9: words.prefix(2).map { .init($0) }
                case 9..<12: artist.split(separator: " ").map { .init(String($0)) }
                case 12, 13: [.init(word), .init(String(artist.prefix(while: { $0 != " " })))]
                case 14, 15: [.init(String(word.prefix(4)))]
                case 16: [.init(String(word.prefix(2)))]
                case 17: [.init(artist, isPhrase: true, field: .artist), .init(word)]
                case 18: [.init(words.prefix(3).joined(separator: " "), isPhrase: true)]
                default: [.init(word), .init("live", isExcluded: true)]
                }
            if !terms.isEmpty { queries.append(CopyQuery(terms)) }
        }
        return queries
    }
}

/// Numbers without a pattern, the same in every run.
private struct SplitMix {
    var state: UInt64 = 7

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
