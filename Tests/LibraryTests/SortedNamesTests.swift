// Names as completion searches them: what is found, in which order, and that it is what a plain look through all
// would find.

import Library
import Testing

private func named(_ kind: String, _ name: String) -> IndexedName {
    IndexedName(kind: kind, uri: "spotify:\(kind):\(name)", name: name, folded: name.lowercased())
}

private func names(_ list: [IndexedName]) -> SortedNames { SortedNames(newestFirst: list) }

extension SortedNames {
    fileprivate func found(_ text: String, _ kinds: String..., limit: Int = 100) -> [String] {
        matches(text, kinds: kinds, limit: limit).map(\.name)
    }
}

struct SortedNamesTests {
    private let albums = names([
        named("album", "Kid A"), named("album", "OK Computer"), named("artist", "Kid Cudi"),
        named("album", "KID A MNESIA"),
        named("track", "Idioteque"), named("album", "A Moon Shaped Pool"), named("album", "In Rainbows"),
    ])

    @Test(
        arguments: [
            ("kid", ["Kid A", "KID A MNESIA"]), ("kid a", ["Kid A", "KID A MNESIA"]), ("kid a ", ["KID A MNESIA"]),
            ("comp", ["OK Computer"]), ("ool", ["A Moon Shaped Pool"]), ("okc", ["OK Computer"]), ("oc", []),
            ("id", ["Kid A", "KID A MNESIA"]), ("a", ["A Moon Shaped Pool"]), ("zzz", []), ("kid a mnesia more", []),
            ("", ["Kid A", "OK Computer", "KID A MNESIA", "A Moon Shaped Pool", "In Rainbows"]),
        ])
    func `the best class of matches is found, the shortest first`(text: String, expected: [String]) {
        #expect(albums.found(text, "album") == expected)
    }

    @Test func `only the kinds that are asked for count`() {
        #expect(albums.found("kid", "artist") == ["Kid Cudi"])
        #expect(albums.found("kid", "artist", "album") == ["Kid A", "Kid Cudi", "KID A MNESIA"])
        #expect(albums.found("kid", "show") == [])
        #expect(albums.found("idio", "album") == [])
        #expect(SortedNames().found("kid", "album") == [])
    }

    @Test func `the newest of one spelling and kind stays, whichever way it comes`() {
        let twice = names([named("album", "WEEZER"), named("artist", "Weezer"), named("album", "Weezer")])
        #expect(twice.found("wee", "album") == ["WEEZER"])
        #expect(twice.count == 2)
        let merged = twice.merging(names([named("album", "weezer"), named("track", "Africa")]))
        #expect(merged.found("wee", "album", "artist") == ["weezer", "Weezer"])
        #expect(merged.found("", "album", "artist", "track") == ["weezer", "Africa", "Weezer"])
        #expect(twice.count == 2)
    }

    @Test func `of more than are wanted the shortest stay, with the ends of what all begin with`() {
        let many = names((1...2000).map { named("track", "name \($0)") })
        let found = many.found("name", "track", limit: 10)
        #expect(found.prefix(9) == (1...9).map { "name \($0)" }[...])
        #expect(found.contains("name 999"))
        #expect(many.found("", "track", limit: 3) == ["name 1", "name 2", "name 3"])
        #expect(many.found("name", "track", limit: 0) == [])
    }

    @Test func `merging many small ones is the same as sorting all at once`() {
        var generator = Numbers(state: 3)
        let all = (0..<400).map { _ in named(["album", "track"][generator.next(2)], Self.text(&generator, 1...4)) }
        var merged = SortedNames()
        for start in stride(from: 0, to: all.count, by: 7).reversed() {
            merged = merged.merging(names(Array(all[start..<min(start + 7, all.count)])))
        }
        let whole = names(all)
        #expect(merged.count == whole.count)
        for text in ["", "a", "ab", "abc", "b a", "é"] {
            #expect(
                merged.found(text, "album", "track", limit: 1000) == whole.found(text, "album", "track", limit: 1000))
        }
    }

    @Test func `what is found is what a look through all finds`() {
        var generator = Numbers(state: 7)
        for _ in 0..<60 {
            let all = (0..<30).map { _ in Self.text(&generator, 1...9) }
            let flat = names(all.map { named("track", $0) })
            for _ in 0..<20 {
                let typed = Self.text(&generator, 1...4)
                #expect(Set(flat.found(typed, "track", limit: 1000)) == Self.expected(typed, all), "\(typed) in \(all)")
            }
        }
    }

    private static func text(_ generator: inout Numbers, _ length: ClosedRange<Int>) -> String {
        let letters = ["a", "b", "c", " ", "é", "1", "-"]
        let count = length.lowerBound + generator.next(length.count)
        return (0..<count).map { _ in letters[generator.next(letters.count)] }.joined()
    }

    private static func expected(_ typed: String, _ all: [String]) -> Set<String> {
        let pattern = Array(typed.utf8)
        func places(_ text: [UInt8]) -> [Int] {
            text.indices.filter { text[$0...].starts(with: pattern) }
        }
        func isSubsequence(_ text: [UInt8]) -> Bool {
            var rest = pattern[...]
            for byte in text where byte == rest.first { rest = rest.dropFirst() }
            return rest.isEmpty && pattern.count > 2
        }
        func endsWord(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") }
        let classes: [([UInt8]) -> Bool] = [
            { $0.starts(with: pattern) }, { text in places(text).contains { $0 > 0 && endsWord(text[$0 - 1]) } },
            { !places($0).isEmpty }, isSubsequence,
        ]
        for fits in classes {
            let found = all.filter { fits(Array($0.utf8)) }
            if !found.isEmpty { return Set(found) }
        }
        return []
    }
}

/// Numbers that are the same for the same start.
private struct Numbers {
    var state: UInt64

    mutating func next(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % count
    }
}
