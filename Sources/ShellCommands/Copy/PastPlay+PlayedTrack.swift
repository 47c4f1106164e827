// The plays that `recent` lists, as they are kept: to the second, and without how much was heard. Spotify lists none
// that were stopped before 30 s.

import Library
import Rows
import SpotifyModel

extension PastPlay {
    /// A recent play; nil where its time or its name is not known.
    init?(_ played: PlayedTrack) {
        let track = played.track
        guard let ended = played.playedAt, !track.name.isEmpty else { return nil }
        self.init(
            ended: ended, heard: nil, length: track.duration, uri: track.isLocal ? nil : track.uri, kind: "track",
            name: track.name, artist: track.artists.first?.name ?? "", album: track.album?.name ?? "",
            artistURI: track.artists.first?.uri, albumURI: track.album?.uri, source: .recent)
    }
}
