// The releases of an artist. Spotify lists the same release several times, as re-issues and for several markets; unless
// all editions are wanted they are left out, and how many is said below the rows.

import Rendering
import Rows
import SpotifyAPI
import SpotifyModel

/// The releases of an artist, by group.
struct ArtistAlbums: OffsetFeed {
    static let key = "artistAlbums"

    /// Whether re-issues are listed beside what they re-issue.
    enum Editions: String, Sendable, Hashable, Codable { case originals, all }

    var artist: SelectedThing
    /// What Spotify calls them: `album`, `single`, `compilation`, `appears_on`.
    var groups: [String]
    var editions: Editions

    var name: String { "albums of \(artist.title)" }
    var table: FieldTable { Kinds.album }
    var implied: [String: Value] { ["artist": .text(artist.name)] }
    var emptyNote: String {
        // As they are typed after `albums --group`.
        let kinds = groups.map { $0 == "appears_on" ? "appears" : $0 }
        return "No releases of kind \(kinds.joined(separator: ", ")) by \(artist.title)."
    }

    func requests() throws -> @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<SimpleAlbum>> {
        let (id, groups) = (try SpotifyID(of: artist.uri), groups)
        return { .artistAlbums(id, groups: groups, limit: $0, offset: $1) }
    }

    func limit(_ mode: Mode) -> Int { Limits.artistAlbums(mode) }

    func row(_ album: SimpleAlbum, account: String?) -> Row? { Row(album) }

    func arrange(_ output: inout RowsOutput, after known: [Row], using reader: SpotifyReader) {
        guard editions == .originals else { return }
        let reissues = Reissues(after: known)
        output.stream = output.stream.withoutReissues(reissues, report: reader.console.report)
        output.footnote = { await reissues.takeNote() }
    }
}
