// What of everything an answer names goes into the index of names, whether it is shown or not.

import Library
import SpotifyAPI
import SpotifyModel
import Text

extension IndexedName {
    /// nil for what cannot be found by its name at Spotify: files of a device, users.
    init?(_ thing: NamedThing) {
        guard let uri = SpotifyURI(thing.uri), uri.kind.isThing else { return nil }
        self.init(kind: uri.kind.rawValue, uri: thing.uri, name: thing.name, folded: Folding.folded(thing.name))
    }
}
