// `playlist cover`: a picture of the user's own for a playlist. The file is looked at before any request, since Spotify
// says only that a cover is wrong, not why (SpotifyContract §14.3).

package import CommandLanguage
import Library
import Rendering
import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// Gives a playlist a cover.
package struct PlaylistCoverCommand: FirstCommand {
    static let playlist = Slot.ownedPlaylist()
    static let file = Slot<String>.word(
        "FILE", help: "a JPEG of at most 192 kB", noun: "a file", candidates: .files)

    package static let commandName = "playlist cover"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: .source, summary: "give a playlist a picture of your own",
        details: "The cover that it had before cannot come back, not by undo either.",
        slots: [playlist.erased, file.erased],
        examples: [.init("playlist cover 2 road.jpg", "the second row")],
        cost: "1, and 1 to look a name up", scopes: [.uploadImages, .modifyPrivatePlaylists],
        occasionalScopes: [.modifyPublicPlaylists, .readPrivatePlaylists], effect: .library, shownBy: "playlists")

    let playlist: LocatedReference
    let file: String

    package init(_ input: ParsedInput) throws(UsageError) {
        playlist = try input.value(Self.playlist)
        file = try input.value(Self.file)
    }

    /// Looks at the file, then sends it; one request. Only the owner may.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let jpeg = try await Self.jpeg(at: file, in: services.computer.files)
        let found = try await services.playlists.playlist(playlist, for: .owner, in: session)
        if !found.playlist.isPlanned {
            services.console.report(
                .news(StyledText("The cover that \(found.title) has now cannot come back, not by undo either.")))
        }
        _ = try await services.playlists.changeOwn(
            [found],
            Change(
                "give \(found.title) the cover \(Sanitiser.clean(file))",
                edits: [.cover(PlaylistCover(found.playlist, jpeg: jpeg))]))
        return Reply(.note(StyledText("\(found.title) has the cover \(Sanitiser.clean(file)) now")))
    }

    /// The bytes of a file that Spotify takes as a cover.
    static func jpeg(at path: String, in files: UserFiles) async throws -> [UInt8] {
        let bytes = try await files.read(path, Limits.coverBytes + 1)
        guard bytes.starts(with: [0xFF, 0xD8, 0xFF]) else {
            throw PlaylistDetailsError.noJPEG(path: path, seems: format(of: bytes))
        }
        guard bytes.count <= Limits.coverBytes else {
            throw PlaylistDetailsError.largeCover(path: path, limit: Limits.coverBytes)
        }
        return bytes
    }

    /// What else a picture begins with.
    private static func format(of bytes: [UInt8]) -> String? {
        if bytes.isEmpty { return "empty" }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "a PNG" }
        if bytes.starts(with: Array("GIF8".utf8)) { return "a GIF" }
        if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            return "a WebP"
        }
        return nil
    }
}
