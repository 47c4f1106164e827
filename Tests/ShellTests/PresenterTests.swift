// What Presenter owns: where a reply goes and in which form, which rows become a listing, and what is said beside the
// data. The forms themselves are tested in RenderingTests.

import CommandLanguage
import Exchange
import FoundationEssentials
import Rendering
import Rows
import ShellTesting
import Testing

@testable import Shell
@testable import ShellCommands
@testable import SpotifyAPI

struct PresenterTests {
    private static let artists = ["Radiohead", "Sigur Rós"].map {
        Row(Kinds.artist, name: $0, uri: "spotify:artist:\($0.count)", values: [])
    }

    private func rows(_ stream: RowStream = RowStream(artists)) -> RowsOutput {
        RowsOutput(table: Kinds.artist, stream: stream, name: "artists", emptyNote: "None.")
    }

    private func showing(
        _ parts: LoopParts, format: OutputFormat? = nil, takesAll: Bool = false, feed: CollectedOutput? = nil
    ) -> Presenter.Showing {
        Presenter.Showing(
            settings: OutputStyle(parts.live, parts.environment).settings(format: format, columns: nil),
            takesAll: takesAll, command: "typed", nesting: parts.nesting, feed: feed)
    }

    /// A stream whose second page fails.
    private func failing() -> RowStream {
        let first = RowStream(Self.artists, next: Cursor(feed: "x", offset: 2))
        return RowStream(pulling: {
            guard let batch = try await first.nextBatch() else { throw SpotifyError.deviceNotFound }
            return batch
        })
    }

    // MARK: Pipe and prompt

    @Test func `rows are a numbered table on a terminal, and TSV elsewhere`() async throws {
        let prompt = await LoopParts(ShellHarness(.prompt))
        #expect(try await prompt.presenter.show(Reply(.rows(rows())), as: showing(prompt)) == .something)
        #expect(prompt.harness.output.text == " 1  Radiohead\n 2  Sigur Rós\n")
        let pipe = await LoopParts()
        #expect(try await pipe.presenter.show(Reply(.rows(rows())), as: showing(pipe, format: .ids)) == .something)
        #expect(try await pipe.presenter.show(Reply(.rows(rows())), as: showing(pipe)) == .something)
        let lines = pipe.harness.output.text.split(separator: "\n").map { $0.split(separator: "\t").first ?? "" }
        #expect(lines == ["spotify:artist:9", "spotify:artist:9", "Radiohead", "Sigur Rós"])
        #expect(pipe.harness.messages.text == "")
    }

    @Test(arguments: [(40, " 1  A name of twenty-eight cells\n"), (20, " 1  A name of twent…\n")])
    func `a name is cut where the terminal ends`(width: Int, shown: String) async throws {
        let name = "A name of twenty-eight cells"
        let row = Row(Kinds.artist, name: name, values: [])
        let parts = await LoopParts(ShellHarness(.prompt, width: width))
        _ = try await parts.presenter.show(Reply(.rows(rows(RowStream([row])))), as: showing(parts))
        #expect(parts.harness.output.text == shown)
        let pipe = await LoopParts(ShellHarness(width: width))
        _ = try await pipe.presenter.show(Reply(.rows(rows(RowStream([row])))), as: showing(pipe))
        #expect(pipe.harness.output.text.hasPrefix(name + "\t"))
    }

    @Test(arguments: [
        (false, "auto", "\u{1B}[1mTitle\u{1B}[0m\n"), (true, "auto", "Title\n"),
        (true, "always", "\u{1B}[1mTitle\u{1B}[0m\n"),
        (false, "never", "Title\n"),
    ])
    func `NO_COLOR takes colours away, unless a setting says otherwise`(
        forbids: Bool, setting: String, shown: String
    ) async throws {
        let parts = await LoopParts(ShellHarness(.prompt), after: "set color \(setting)", forbidsColor: forbids)
        _ = try await parts.presenter.show(Reply(.text([StyledText("Title", .bold)])), as: showing(parts))
        #expect(parts.harness.output.text == shown)
    }

    @Test func `a file has no colours without NO_COLOR, too`() async throws {
        let parts = await LoopParts(forbidsColor: false)
        _ = try await parts.presenter.show(Reply(.text([StyledText("Title", .bold)])), as: showing(parts))
        #expect(parts.harness.output.text == "Title\n")
    }

    // MARK: Data and messages

    @Test func `text and records are data, notes are messages, and nothing is nothing`() async throws {
        let parts = await LoopParts()
        let record = Record(row: Self.artists[0], bare: "bare")
        for output in [Output.text([StyledText("text")]), .note(StyledText("note")), .record(record), .nothing] {
            #expect(try await parts.presenter.show(Reply(output), as: showing(parts)) == .something)
        }
        #expect(parts.harness.output.text == "text\nbare\n")
        #expect(parts.harness.messages.text == "note\n")
    }

    @Test func `where nothing is there, a program that reads JSON gets null`() async throws {
        let parts = await LoopParts()
        let reply = Reply(.noRecord(StyledText("Nothing is playing.")))
        _ = try await parts.presenter.show(reply, as: showing(parts))
        #expect(parts.harness.output.text == "")
        _ = try await parts.presenter.show(reply, as: showing(parts, format: .json))
        #expect(parts.harness.output.text == "null\n")
        #expect(parts.harness.messages.text == "Nothing is playing.\nNothing is playing.\n")
    }

    @Test func `rows for a command of the system go to it, and are no listing`() async throws {
        let parts = await LoopParts()
        let feed = CollectedOutput()
        _ = try await parts.presenter.show(Reply(.rows(rows())), as: showing(parts, format: .ids, feed: feed))
        #expect(feed.text == "spotify:artist:9\nspotify:artist:9\n")
        #expect(parts.harness.output.text == "")
        #expect(parts.live.session.listings.isEmpty)
    }

    // MARK: Listings

    @Test func `rows that were shown are a listing, with what was typed`() async throws {
        let parts = await LoopParts(ShellHarness(.prompt))
        let page = RowStream(Self.artists, next: Cursor(feed: "x", offset: 2, total: 9))
        _ = try await parts.presenter.show(Reply(.rows(rows(page))), as: showing(parts))
        let listing = try #require(parts.live.session.listings.last)
        #expect(listing.rows == Self.artists)
        #expect(listing.name == "artists")
        #expect(listing.command == "typed")
        #expect(listing.next?.offset == 2)
        #expect(parts.harness.messages.text == "2 of 9 shown; more: the next\n")
    }

    @Test func `alone a list shows one page, to the end of a pipeline all of it`() async throws {
        let parts = await LoopParts()
        await #expect(throws: SpotifyError.self) {
            try await parts.presenter.show(
                Reply(.rows(rows(failing()))), as: showing(parts, format: .ids, takesAll: true))
        }
        #expect(parts.harness.output.text == "spotify:artist:9\nspotify:artist:9\n")
        _ = try await parts.presenter.show(Reply(.rows(rows(failing()))), as: showing(parts, format: .ids))
        #expect(parts.live.session.listings.count == 2)
    }

    @Test func `rows before a page that fails are a listing, and their JSON is closed`() async throws {
        let parts = await LoopParts()
        await #expect(throws: SpotifyError.self) {
            try await parts.presenter.show(
                Reply(.rows(rows(failing()))), as: showing(parts, format: .json, takesAll: true))
        }
        #expect(parts.harness.output.text.hasSuffix("]\n"))
        #expect(parts.live.session.listings.map(\.rows) == [Self.artists])
        #expect(parts.live.session.listings.last?.next == nil)
    }

    @Test func `what is looked up is no listing, and more extends the one it continues`() async throws {
        let parts = await LoopParts(ShellHarness(.prompt))
        var lookedUp = rows()
        lookedUp.isListing = false
        _ = try await parts.presenter.show(Reply(.rows(lookedUp)), as: showing(parts))
        #expect(parts.live.session.listings.isEmpty)
        let page = RowStream(Self.artists, next: Cursor(feed: "x", offset: 2))
        _ = try await parts.presenter.show(Reply(.rows(rows(page))), as: showing(parts))
        var rest = rows(RowStream([Row(Kinds.artist, name: "Third", values: [])]))
        rest.isExtension = true
        _ = try await parts.presenter.show(Reply(.rows(rest)), as: showing(parts))
        #expect(parts.live.session.listings.map { $0.rows.map(\.name) } == [["Radiohead", "Sigur Rós", "Third"]])
        #expect(parts.live.session.listings.last?.next == nil)
    }

    @Test func `no rows are nothing, and the listing is empty`() async throws {
        let parts = await LoopParts(ShellHarness(.prompt))
        #expect(try await parts.presenter.show(Reply(.rows(rows(RowStream([])))), as: showing(parts)) == .nothing)
        #expect(parts.live.session.listings.map(\.rows) == [[]])
    }

    // MARK: What is said beside the data

    @Test func `an empty list is said, and where that is a failure a script adds the place`() async {
        let parts = await LoopParts()
        parts.presenter.sayEmpty("", status: .notFound, parts.line("search x"), at: 0)
        parts.presenter.sayEmpty("Nothing.", status: .done, parts.line("search x"), at: 0)
        parts.presenter.sayEmpty("Nothing.", status: .notFound, parts.line("echo a; search x"), at: 8)
        #expect(parts.harness.messages.text == "Nothing.\n-c:1:9: Nothing.\n")
    }

    @Test func `the age of rows is said once for a line, from a minute on`() async {
        let parts = await LoopParts()
        let (young, old) = (RequestAllowance(), RequestAllowance())
        await young.used(answerOfAge: .seconds(59))
        await old.used(answerOfAge: .seconds(120))
        for allowance in [young, old, old] { await parts.presenter.sayAge(of: allowance) }
        #expect(parts.harness.messages.text == "From 2 min ago. To ask Spotify again: --fresh\n")
        parts.presenter.beginLine()
        await parts.presenter.sayAge(of: old)
        #expect(parts.harness.messages.text.split(separator: "\n").count == 2)
    }

    @Test func `what was left out is said once`() async {
        let parts = await LoopParts()
        #expect(!parts.presenter.sayOmissions())
        parts.live.services.context.omissions.add(unavailable: 1, unreadable: 2)
        #expect(parts.presenter.sayOmissions())
        #expect(!parts.presenter.sayOmissions())
        #expect(parts.harness.messages.text == "1 entry is not available.\n2 entries cannot be read.\n")
    }

    @Test func `time is said in seconds, with the requests it cost`() async {
        let parts = await LoopParts()
        let start = parts.harness.time.now
        parts.harness.time.advance(by: .milliseconds(1_250))
        parts.presenter.sayTime(since: start, requests: 1)
        parts.presenter.sayTime(since: parts.harness.time.now.addingTimeInterval(9), requests: 2)
        #expect(parts.harness.messages.text == "1.250 s, 1 request\n0.000 s, 2 requests\n")
    }
}
