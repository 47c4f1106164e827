// What the own copy says of the library where nothing can be asked, and what it is given by commands that read lists
// for other ends than to show them.

import Library
import SpotifyModel

extension CopiedList {
    /// The list of the library that has saved or followed things of this URI's kind; nil for kinds that none has.
    init?(saved uri: String) {
        switch SpotifyURI(uri)?.kind {
        case .track: self = .liked
        case .album: self = .albums
        case .show: self = .shows
        case .episode: self = .episodes
        case .audiobook: self = .audiobooks
        case .artist: self = .artists
        case .playlist: self = .playlists
        case .chapter, .user, .collection, nil: return nil
        }
    }
}

extension CopyReader {
    /// Whether each of these things is saved or followed; those of kinds of which the copy has no whole list are not
    /// among the answers.
    func isSaved(_ uris: Set<String>) async -> [String: Bool] {
        var answers: [String: Bool] = [:]
        let lists = Dictionary(grouping: uris) { CopiedList(saved: $0) }
        for case (let list?, let asked) in lists {
            guard await whole(list) != nil else { continue }
            let saved = Set(await store.marks(of: list).compactMap(\.uri))
            for uri in asked { answers[uri] = saved.contains(uri) }
        }
        return answers
    }

    /// Follows a reading of a playlist that is to be changed; nil where the copy stands aside.
    func recorder(of playlist: String) -> CopyRecorder? {
        standsAside
            ? nil : CopyRecorder(.playlist(playlist), in: self, keepsNew: true, mergesHead: false, readsAll: true)
    }
}
