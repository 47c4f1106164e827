// `link X` prints the addresses of things for sharing. To show one in the browser is `open`.

package import CommandLanguage
import Rendering
package import Rows
import SpotifyModel
import Text

/// Prints addresses on open.spotify.com.
package struct Link: ThingsCommand {
    static let things = Slot.things(
        "X", RowKind.things, shape: .optionalSeveral, help: "anything; without it the selection")
    static let copy = CommandFlag("copy", help: "also copy it to the clipboard of the terminal")

    package static let commandName = "link"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .things(RowKind.things.map(\.rawValue)),
        summary: "the address of a thing, for sharing", slots: [things.erased],
        options: [copy.spec],
        examples: [.init("link 2", "of the second row"), .init("link now --copy", "of what plays, to the clipboard")],
        cost: "none for rows, 1 for a name",
        occasionalScopes: [.readPlaybackState])

    let things: ReferenceArgument
    let copies: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        things = try ReferenceArgument(Self.things, of: RowKind.things, in: input)
        copies = input.has(Self.copy)
    }

    /// An address needs no more.
    package var reads: RowReading { .identity }

    /// Prints one address a line. To the clipboard it goes by an escape sequence (OSC 52), so it also works over SSH.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let usable: Usable
        if things.references == nil, rows == nil {
            let selection = LocatedReference(.selection, span: 0..<0)
            let found = try await services.resolver.resolve(
                selection, kinds: RowKind.things, depth: .identity, in: session)
            usable = try Sieve(kinds: RowKind.things).usable(of: found, in: services.context)
        } else {
            usable = try await things.usable(or: rows, in: session, using: services)
        }
        let links = usable.rows.compactMap { $0.url ?? $0.uri.flatMap { SpotifyURI($0)?.url } }
        guard !links.isEmpty else { return Reply(.nothing) }
        services.context.omissions.add(leftOutOf: usable)
        if copies {
            _ = try await services.writer.change("copy \(links.count == 1 ? "it" : "them") to the clipboard") {
                services.console.report(.clipboard(links.joined(separator: "\n")))
            }
        }
        return Reply(.text(links.map { StyledText(Sanitiser.clean($0)) }))
    }
}
