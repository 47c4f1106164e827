// What was seen goes to the index of names: everything an answer names, whether it is shown or not, and whichever command
// asked for it.

import Library
import Rows
import SpotifyAPI
import SpotifyModel
import Text

extension Services {
    /// The client, telling the index of names what every answer names.
    static func noting(_ client: SpotifyClient, in names: any NameIndex) -> SpotifyClient {
        var client = client
        client.notice = { things in await names.add(things.compactMap { IndexedName($0) }) }
        return client
    }

    /// What bears the name among everything seen, when it is exactly one thing of one kind.
    func onlyBearer(of name: String, kinds: [RowKind]) async -> SelectedThing? {
        let found = await names.bearers(of: Folding.folded(name), kinds: kinds.map(\.rawValue))
        guard found.count == 1, let bearer = found.first else { return nil }
        return SelectedThing(kind: bearer.kind, uri: bearer.uri, name: bearer.name)
    }
}

extension IndexedName {
    /// nil for what cannot be found by its name at Spotify: files of a device, users.
    init?(_ thing: NamedThing) {
        guard let uri = SpotifyURI(thing.uri), uri.kind.isThing else { return nil }
        self.init(kind: uri.kind.rawValue, uri: thing.uri, name: thing.name, folded: Folding.folded(thing.name))
    }
}
