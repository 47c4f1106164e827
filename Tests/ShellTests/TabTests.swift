// Tab in a whole shell: what the commands that juke has are completed with, after what the session has seen.

import CommandLanguage
import FoundationEssentials
import Library
import Prompting
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing
import Text

/// Tab at the end of a line.
private struct Tab {
    let engine: CompletionEngine

    init(_ snapshot: SessionSnapshot) {
        engine = CompletionEngine(table: Catalogue.table(), snapshot: { snapshot.candidates($0) })
    }

    init(
        _ session: Session = Session(surroundings: .prompt), inherited: [Listing] = [],
        seen: SortedNames = SortedNames()
    ) {
        self.init(SessionSnapshot(session, inherited: { inherited }, seen: { seen }))
    }

    func callAsFunction(_ line: String) -> [String] { candidates(line).map(\.insertion) }

    func candidates(_ line: String) -> [Candidate] {
        engine.completions(for: line, cursor: line.utf8.count).candidates
    }
}

private func seen(_ names: (kind: String, name: String)...) -> SortedNames {
    SortedNames(
        newestFirst: names.map {
            IndexedName(kind: $0.kind, uri: "spotify:\($0.kind):x", name: $0.name, folded: Folding.folded($0.name))
        })
}

struct TabTests {
    private let library = seen(
        ("playlist", "Road"), ("playlist", "311"), ("album", "Kid A"), ("track", "Paranoid Android"),
        ("artist", "Sigur Rós"), ("show", "In Our Time"), ("album", "Paranoid"), ("track", "bad\u{1B}]0;x\u{7}"),
        ("artist", "\u{202E}evil\u{202C} twin"))

    @Test(
        arguments: [
            ("playlist ro", ["Road"]), ("album kid", ["\"Kid A\""]),
            ("album kid a", ["\"Kid A\""]), ("play paran", ["\"Paranoid\"", "\"Paranoid Android\""]),
            ("info track:paran", ["\"Paranoid Android\""]), ("artist sigur r", ["\"Sigur Rós\""]),
            ("show in o", ["\"In Our Time\""]), ("save kid", ["\"Kid A\""]), ("tracks paran", ["Paranoid"]),
            ("artist kid", []), ("play \"kid", ["\"Kid A\""]), ("play 'kid", ["'Kid A'"]),
        ])
    func `names seen in earlier shells are offered where their kind can stand`(line: String, expected: [String]) {
        #expect(Tab(seen: library)(line) == expected)
    }

    @Test func `a playlist to change is one of the user's own, in quotes where others follow it`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nplaylists")
        let tab = Tab(harness.snapshot)
        #expect(tab("playlist add ro") == ["\"Road Songs\""])
        #expect(tab("playlist remove kit") == ["\"Kitchen Party\""])
        #expect(tab("playlist add mira") == [])
        #expect(tab("playlist add ") == ["1", "2", "3"])
        #expect(tab("playlist move \"Road Songs\" 1 t") == ["to"])
        #expect(tab("playlist move \"Road Songs\" 1 to ") == ["start", "end"])
    }

    @Test(arguments: [
        ("playlist sort ro", ["Road"]), ("playlist sort Road ", ["by"]), ("playlist sort Road b", ["by"]),
        ("playlist sort Road by dur", ["duration"]), ("playlist sort Road by year -dur", ["duration"]),
        ("playlist merge ro", ["Road"]), ("playlist merge Road 31", ["\"311\""]), ("playlist merge Road int", ["into"]),
        ("playlist merge Road into ro", ["Road"]), ("playlist diff Road ro", ["Road"]),
        ("playlist dedupe --is", ["--isrc"]),
    ])
    func `words that separate two arguments are offered, and what follows them`(line: String, expected: [String]) {
        #expect(Tab(seen: library)(line) == expected)
    }

    @Test func `where nothing is typed the newest names are offered, behind the rows`() {
        #expect(Set(Tab(seen: library)("playlist ")).isSuperset(of: ["Road", "\"311\""]))
        var session = Session(surroundings: .prompt)
        session.remember(
            Listing(
                name: "albums", rows: [Row(Kinds.album, name: "Amnesiac", values: [])], command: "albums", made: .now))
        #expect(Tab(session, seen: library)("album ") == ["1", "\"Kid A\"", "Paranoid"])
    }

    @Test func `a name that a terminal would obey goes in escaped and is shown without it`() {
        let tab = Tab(seen: library)
        #expect(tab.candidates("play bad").map(\.label) == ["bad]0;x"])
        #expect(tab("play bad") == ["\"bad\\u{1b}]0;x\\u{7}\""])
        #expect(tab.candidates("artist evil").map(\.label) == ["evil twin"])
        #expect(tab("artist evil") == ["\"evil twin\""])
    }

    @Test func `where only the owner may change something, other users' playlists are not offered`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nplaylists")
        let tab = Tab(harness.snapshot)
        for line in ["rename", "describe", "public", "private", "collaborative", "cover", "delete"] {
            #expect(tab("playlist \(line) ") == ["1", "2"], "\(line)")
            #expect(tab("playlist \(line) kit") == [], "\(line)")
        }
        #expect(tab("playlist set kit") == ["\"Kitchen Party\""])
    }

    @Test func `whose a playlist is, is known from every answer, and a new name replaces the old one`() async throws {
        let harness = ShellHarness(.prompt)
        await harness.names.open()
        // Names are looked up in the user's playlists, which are not listed by that.
        _ = await harness.run("login\nplaylist rename \"Road Songs\" Drives")
        await harness.names.waitUntilSearchable()
        let tab = Tab(harness.snapshot)
        #expect(tab("playlist add mira") == [])
        #expect(tab("playlist add kit") == ["\"Kitchen Party\""])
        #expect(tab("playlist delete kit") == [])
        #expect(tab("playlist add ro") == [])
        #expect(tab("playlist add dri") == ["Drives"])
    }

    @Test(arguments: ["playlist rename 1 Drives", "begin\nplaylist rename 1 Drives\ncommit"])
    func `listings of this shell and of the last one have the new name, too`(lines: String) async throws {
        let first = ShellHarness(.prompt)
        _ = await first.run("login\nplaylists")
        let harness = ShellHarness(.prompt, inherited: await first.shell.session.listings)
        _ = await harness.run("login\nplaylists")
        await harness.names.open()
        _ = await harness.run(lines)
        await harness.names.waitUntilSearchable()
        #expect(Tab(harness.snapshot)("playlist add ro") == [])
        #expect(Tab(harness.snapshot)("playlist add dri") == ["Drives"])
        _ = await harness.run("undo")
        await harness.names.waitUntilSearchable()
        #expect(Tab(harness.snapshot)("playlist add dri") == [])
        #expect(Tab(harness.snapshot)("playlist add ro") == ["\"Road Songs\""])
    }

    @Test func `rows come with what they are, and a number alone tells it`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch artist radiohead\nalbums 1")
        let tab = Tab(harness.snapshot)
        let album = await harness.shell.session.listings.last?.rows[2].name
        let told = tab.candidates("play 3")
        #expect(told.map(\.insertion) == ["3"] && told.map(\.showsSummary) == [true])
        #expect(told.map(\.summary) == [album])
        #expect(tab("play 1 ").prefix(2) == ["2", "3"])
        #expect(tab.candidates("info artist:").first?.label == "artist:1")
        #expect(tab.candidates("info artist:").first?.summary == "Radiohead")
    }

    @Test func `what was listed is offered by name, and is gone after a logout`() async {
        let harness = ShellHarness(.prompt)
        await harness.names.open()
        _ = await harness.run("login\nsearch artist radiohead\nalbums 1")
        await harness.names.waitUntilSearchable()
        let tab = Tab(harness.snapshot)
        #expect(tab("album in rain").first == "\"In Rainbows\"")
        #expect(tab("artist radio").first == "Radiohead" || tab("artist radio").first == "\"Radiohead\"")
        _ = await harness.run("logout")
        await harness.names.waitUntilSearchable()
        #expect(tab("album in rain") == [])
        #expect(tab("artist radio") == [])
    }

    @Test func `devices that were listed once are known, in the next shell too`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\ndevices")
        let session = await harness.shell.session
        let names = session.listings.last?.rows.map(\.name) ?? []
        #expect(!names.isEmpty && session.devices == names)
        let saved = SavedSession(bytes: SavedSession(session).bytes)
        var next = Session(surroundings: .prompt)
        next.devices = saved?.devices ?? []
        for tab in [Tab(harness.snapshot), Tab(next)] {
            for line in ["play --on ", "play --on=", "set device.default "] {
                #expect(Set(tab.candidates(line).map(\.label)).isSuperset(of: names), "\(line)")
            }
        }
        #expect(Set(Tab(next).candidates("device ").map(\.label)).isSuperset(of: names))
        _ = await harness.run("logout")
        #expect(await harness.shell.session.devices == [])
    }

    @Test func `a session saved before devices were kept is still read`() {
        let bytes = Array("{\"selection\":[]}".utf8)
        #expect(SavedSession(bytes: bytes)?.devices == nil)
        #expect(SavedSession(bytes: bytes) != nil)
    }

    @Test(
        arguments: [
            ("albums 1 | where popu", []), ("albums 1 | where upc", ["upc"]), ("albums 1 | where isrc", []),
            ("tracks 1 | where isrc", ["isrc"]), ("tracks 1 | sort -dur", ["duration"]),
            ("tracks 1 | select name,dur", ["duration"]), ("tracks 1 --columns name,dur", ["duration"]),
            ("tracks 1 | take 3 | group arti", ["artist", "artists"]),
            ("tracks 1 | group artists | sort cou", ["count"]),
            ("tracks 1 | where explicit = ", ["true", "false"]), ("tracks 1 | where explicit a", ["and"]),
            ("tracks 1 | where duration >", [">", ">="]), ("tracks 1 | where duration ~", []),
            ("tracks 1 | where duration.", ["duration.minutes", "duration.seconds"]),
            ("tracks 1 | where released.we", ["released.weekday"]),
            ("tracks 1 | where artist st", ["starts"]), ("tracks 1 | where year be", ["between"]),
            ("tracks 1 | select s=dura", ["duration"]), ("tracks 1 | sort -duration.s", ["duration.seconds"]),
            ("tracks 1 | group artist med", ["median"]), ("tracks 1 | group artist avg dur", ["duration"]),
            ("tracks 1 | where artist ~", ["~"]), ("search x | where kind = al", ["album"]),
            ("time trac", ["tracks"]), ("every 5s trac", ["tracks"]), ("try budget alb", ["albums"]),
            ("budget albums --gr", ["--group"]), ("if tracks 1 | an", ["any"]), ("alias l = trac", ["tracks"]),
            ("set hints ", ["on", "off", "default"]), ("set plain o", ["on", "off"]),
        ])
    func `fields, values and lines inside lines`(line: String, expected: [String]) {
        let offered = Tab()(line)
        #expect(expected.isEmpty ? offered.isEmpty : Set(offered).isSuperset(of: expected), "\(offered)")
        if line.hasPrefix("set ") || line.contains(" where ") { #expect(Set(offered) == Set(expected)) }
    }

    @Test(arguments: [
        ("$best | where ", ["type", "active", "volume", "restricted", "kind", "name", "uri", "id", "url"]),
        ("$best | take 3 | where vol", ["volume"]), ("rows $best | sort -vol", ["volume"]),
        ("$best | where isrc", []), ("$best | where name = ", ["\"Laptop\""]),
        ("$best | group type | sort cou", ["count"]), ("$none | where isrc", ["isrc"]),
    ])
    func `after rows that were kept their fields are offered`(line: String, expected: [String]) async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login; devices | as best")
        let offered = Set(Tab(harness.snapshot)(line))
        #expect(expected.isEmpty ? offered.isEmpty : offered.isSuperset(of: expected), "\(offered)")
        #expect(line.hasPrefix("$none") || offered.isDisjoint(with: ["isrc", "artist", "album", "duration"]))
    }

    @Test func `in extended mode there are more fields`() {
        var session = Session(surroundings: .prompt)
        session.settings.set("mode", to: "extended", from: .session)
        #expect(Tab(session)("albums 1 | where popu") == ["popularity"])
    }

    @Test func `a name never seen is looked for only where that is wanted, once, within the budget`() async {
        let harness = ShellHarness(.prompt)
        await harness.names.open()
        let lookup = CatalogueLookup()
        let engine = CompletionEngine(
            table: Catalogue.table(), snapshot: { harness.snapshot.candidates($0) },
            catalogue: { await lookup.learn($0) })
        let learn = { (line: String) in await engine.learn(for: line, cursor: line.utf8.count) }
        #expect(await learn("artist radioh") == false)
        lookup.open(harness.shell)
        _ = await harness.run("login")
        await harness.simulator.clearLog()
        #expect(await learn("artist radioh") == false)
        _ = await harness.run("set completion.catalogue on")
        for line in ["artist r", "artist ", "volume ra", "device radioh", "artist 3", "sea"] {
            #expect(await learn(line) == false, "\(line)")
        }
        #expect(await harness.simulator.log.lines == [])
        #expect(Tab(harness.snapshot)("artist radioh") == [])
        #expect(await learn("artist radioh"))
        await harness.names.waitUntilSearchable()
        #expect(await harness.simulator.log.count(under: "/v1/search") == 1)
        #expect(Tab(harness.snapshot)("artist radioh").contains { $0.contains("Radiohead") })
        #expect(await learn("play track:paranoid an"))
        await harness.names.waitUntilSearchable()
        #expect(Tab(harness.snapshot)("play paranoid an").contains("\"Paranoid Android\""))
    }

    @Test func `values come from what was listed`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch artist radiohead\nalbums 1")
        let tab = Tab(harness.snapshot)
        #expect(tab("albums 1 | where name = in rain").first == "\"In Rainbows\"")
        #expect(tab("albums 1 | where type = alb") == ["album"])
        #expect(tab("albums 1 | where artist = 'radio") == ["'Radiohead'"])
        #expect(tab("albums 1 | where year = ") == [])
    }
}
