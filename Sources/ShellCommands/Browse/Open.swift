// `open X`: shows a thing in the browser, which hands it to the Spotify app where there is one. Where no browser can be
// opened the address is printed instead.

package import CommandLanguage
import Rendering
import Rows
import SpotifyModel
import Text

/// Opens a thing in the browser.
package struct Open: FirstCommand {
    static let thing = Slot.thing(
        "X", RowKind.things, shape: .optionalRest,
        help: "anything; without it the selection")

    package static let commandName = "open"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .source, summary: "show a thing in the browser", slots: [thing.erased],
        examples: [.init("open 2", "the second row"), .init("open", "the selection")],
        cost: "none for a row, 1 for a name", occasionalScopes: [.readPlaybackState])

    let thing: LocatedReference?

    package init(_ input: ParsedInput) throws(UsageError) {
        thing = try input.optional(Self.thing)
    }

    /// Opens exactly one thing: several would open as many windows.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let reference = thing ?? LocatedReference(.selection, span: 0..<0)
        let resolved = try await services.resolver.resolve(
            reference, kinds: RowKind.things, depth: .identity, in: session)
        let found = try Sieve(kinds: RowKind.things).usable(of: resolved, in: services.context)
        guard let row = found.rows.first else { return Reply(.nothing) }
        guard found.rows.count == 1 else {
            throw LocatedReferenceError(error: .notOne(count: found.rows.count), span: reference.span)
        }
        guard let url = row.url ?? row.uri.flatMap({ SpotifyURI($0)?.url }) else {
            throw ReferenceError.unusableAddress(row.uri ?? row.title)
        }
        var hasBrowser = false
        guard
            try await services.writer.change(
                "open \(Sanitiser.clean(row.title)) in the browser",
                { hasBrowser = await services.computer.openAddress(url) })
        else { return Reply(.nothing) }
        guard hasBrowser else { return Reply(.text([StyledText(Sanitiser.clean(url))])) }
        return Reply(.note(StyledText("Opened \(Sanitiser.clean(row.title)) in the browser.")))
    }
}
