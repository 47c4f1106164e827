// Rows as the things they stand for: a play is used as its track, a group or a count as what it is named after.
// Commands that act on things see only these.

package import Rows
import SpotifyModel

extension Row {
    /// The kind of the thing that it stands for.
    package var thingKind: RowKind {
        if kind == "play" { return "track" }
        guard kind == "group" || kind == "stats", let uri, let address = SpotifyURI(uri) else { return kind }
        return RowKind(address.kind)
    }

    /// A play as the track that was played, a group as what it is named after; anything else as it is.
    var thing: Row {
        if kind == Kinds.group.kind || kind == Kinds.stats.kind, let uri,
            let kind = SpotifyURI(uri).map({ RowKind($0.kind) })
        {
            var thing = Row(SelectedThing(kind: kind, uri: uri, name: name))
            if let artist = self[.artist] { thing[.artist] = artist }
            return thing
        }
        guard kind == Kinds.play.kind else { return self }
        // A play has every field of a track.
        var track = Row(
            Kinds.track, name: name, uri: uri, id: id, url: url,
            values: Kinds.track.fields.map { self[$0.name] ?? .missing }, links: links)
        track.position = position
        return track
    }
}
