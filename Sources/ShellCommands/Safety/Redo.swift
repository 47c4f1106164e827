// `redo`: takes the last undo of this shell back. It is an undo of an undo, so that everything else is Reversing's.

package import CommandLanguage
import Library
import Rendering

/// Makes a change again that was undone.
package struct Redo: FirstCommand {
    static let force = CommandFlag("force", help: "also where a playlist was changed since; that stays")
    static let yes = CommandFlag("yes", help: "do not ask")

    package static let commandName = "redo"
    package static let spec = CommandSpec(
        commandName, group: .safety, form: .source, summary: "make again what undo took back",
        options: [force.spec, yes.spec],
        examples: [.init("redo", "take this shell's last undo back"), .init("redo --dry-run", "what it would do")],
        cost: "1 for 50 entries of its playlists, and the change",
        occasionalScopes: [.modifyLibrary, .modifyFollows, .modifyPublicPlaylists, .modifyPrivatePlaylists],
        effect: .library, shownBy: "log")

    let isForced: Bool
    let isConfirmed: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        isForced = input.has(Self.force)
        isConfirmed = input.has(Self.yes)
    }

    /// Reverses the last undo of this shell that holds.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let record = try await ChangeChains(services.writer.handlers).lastUndo()
        do {
            return try await Reversing(services: services, isForced: isForced, isConfirmed: isConfirmed).reverse(record)
        } catch let error as UndoError {
            throw RedoError(cause: error)
        }
    }
}
