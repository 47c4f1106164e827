// `capabilities`: what this app, account and login can do. It is derived from the mode, the method and the scopes,
// which are known; nothing is tried out, since Spotify would count every try. What a command needs is in its spec, and
// `Permission` compares that with the login.

package import CommandLanguage
import Rendering
import Rows
import SpotifyAPI
import SpotifyAuth

/// Lists what can and cannot be done.
package struct Capabilities: FirstCommand {
    package static let commandName = "capabilities"
    package static let spec = CommandSpec(
        commandName, group: .account, form: .source, summary: "what this app and login can do, and why not",
        details: """
            This is worked out from the mode of your Spotify app (set mode), the method of the login and its scopes; \
            no request is sent. The owner of the app needs Premium: whether that is so shows only when Spotify \
            refuses.
            """,
        examples: [
            .init("capabilities", "everything"),
            .init("capabilities | where allowed = no", "what does not work, and why"),
        ],
        returns: ["capability"], cost: "none")

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Lists first what each command needs of the login, then what the mode of the app allows. Sends no request.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let grant = try await services.authentication.tokens.grant()
        let mode = Mode(setting: session.settings["mode"])
        let readOnly = await services.writer.readOnly()
        let commands = Catalogue.all.map { $0.spec }.filter { !$0.scopes.isEmpty }.map {
            Self.row($0, grant, readOnly)
        }
        let features = WebFeature.all.map { Self.row($0, mode) }
        return Reply(
            .rows(
                RowsOutput(
                    table: Kinds.capability, stream: RowStream(commands + features),
                    presentation: Presentation(numbering: .unnumbered), name: "capabilities",
                    isListing: false, emptyNote: "No capabilities are known.")))
    }

    private static func row(_ spec: CommandSpec, _ grant: Grant?, _ readOnly: ReadOnly?) -> Row {
        guard let grant else { return row(spec.name, .no, "not logged in; type: login") }
        do {
            try Permission.check(spec, with: grant)
            if let readOnly, spec.effect == .library { return row(spec.name, .no, "read-only: \(readOnly.remedy)") }
            return row(spec.name, .yes, "")
        } catch {
            switch error {
            case .needsUser: return row(spec.name, .no, "client credentials have no user; type: login")
            case .lacksScopes(_, let scopes):
                return row(spec.name, .no, "login --scope " + scopes.map(\.text).joined(separator: " --scope "))
            }
        }
    }

    private static func row(_ feature: WebFeature, _ mode: Mode) -> Row {
        switch feature.availability {
        case .extended where mode == .extended: row(feature.name, .yes, "")
        case .extended: row(feature.name, .no, feature.instead)
        case .nobody: row(feature.name, .no, feature.instead)
        }
    }

    private enum Answer { case yes, no }

    private static func row(_ name: String, _ answer: Answer, _ reason: String) -> Row {
        Row(CapabilityRow(name: name, isAllowed: answer == .yes, reason: reason.isEmpty ? nil : reason))
    }
}

/// Something that can be done, or not: what a row of `capabilities` is made of.
struct CapabilityRow: Listable {
    let name: String
    let isAllowed: Bool
    /// Why not, and what to do instead.
    let reason: String?

    static var kind: RowKind { "capability" }

    static let columns = Columns<CapabilityRow>(
        [
            .flag("allowed", .shown(rank: 1), help: "whether it works") { $0.isAllowed }.worded,
            .text("reason", .shown(rank: 2), help: "why not, and what to do instead") { $0.reason }.wrapped,
        ])
}

/// Something clients of Spotify used to do, and what became of it (SpotifyContract §3.2, §3.4).
struct WebFeature: Sendable {
    /// Which apps Spotify still gives it to: those in extended mode, or none.
    enum Availability: Sendable { case extended, nobody }

    var name: String
    var availability: Availability
    /// What to do instead.
    var instead: String

    static let all: [WebFeature] = [
        WebFeature(
            name: "an artist's top tracks", availability: .extended,
            instead: "not in Development Mode; tracks finds them by a search"),
        WebFeature(
            name: "new releases of all artists", availability: .extended,
            instead: "not in Development Mode; use new, or search album tag:new"),
        WebFeature(
            name: "categories of the browse tab", availability: .extended, instead: "not in Development Mode"),
        WebFeature(
            name: "other users and their playlists", availability: .extended,
            instead: "not in Development Mode; open the playlist by its address"),
        WebFeature(
            name: "popularity, followers, genres, labels", availability: .extended,
            instead: "not sent in Development Mode"),
        WebFeature(
            name: "more than 10 results a request", availability: .extended,
            instead: "10 in Development Mode; more shows the next"),
        WebFeature(
            name: "contents of other people's playlists", availability: .extended,
            instead: "only for their owner and collaborators"),
        WebFeature(
            name: "recommendations, related artists", availability: .nobody,
            instead: "closed to new apps since November 2024"),
        WebFeature(
            name: "audio features and analysis", availability: .nobody,
            instead: "closed to new apps since November 2024"),
        WebFeature(
            name: "Spotify's own playlists", availability: .nobody, instead: "closed to new apps since November 2024"),
        WebFeature(
            name: "removing from the queue", availability: .nobody, instead: "Spotify has no request for it; next skips"
        ),
        WebFeature(
            name: "playing sound itself", availability: .nobody,
            instead: "the sound comes from a Spotify device: the app, spotifyd, librespot"),
    ]
}
