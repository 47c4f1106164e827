// Owns a change to Spotify as a value: the sentence about it and the requests it takes. Commands make such values and
// never send them; one executor does, so that cost, confirmation and dry runs work for all commands in the same way.

package import SpotifyAPI
package import SpotifyModel

/// What becomes of changes: with `--dry-run` they are only said, for an estimate only their requests are counted.
package enum ChangeHandling: Sendable, Hashable { case made, said, counted }

/// A difference that a command wants to make at Spotify, or on this computer.
package struct Change: Sendable {
    /// What the change touches. Commands of the player act at once, even while a plan is open (Language §7).
    package enum Domain: Sendable, Hashable {
        case player, library
        /// Nothing of Spotify's: files, profiles, the history, the shell itself.
        case here
    }

    /// What the change does, for a person: `play OK Computer from its 2nd track on Laptop`.
    package var sentence: String
    /// The player, the library, or only this computer.
    package var domain: Domain
    /// The requests, in the order in which they are sent.
    package var requests: [Endpoint<Accepted>]

    /// A playlist that is created before all requests, since they need its ID.
    package var creation: Creation?

    /// A playlist to create, and what is put into it.
    package struct Creation: Sendable {
        /// The request that makes the playlist; its answer has the ID for the rest.
        package var playlist: Endpoint<Playlist>
        /// The URIs for each request, at most ``SpotifyAPI/Limits/playlistEdit`` in one.
        package var contents: [[String]]

        /// A playlist to make, and its entries in lots.
        package init(playlist: Endpoint<Playlist>, contents: [[String]]) {
            self.playlist = playlist
            self.contents = contents
        }
    }

    /// How many requests the change takes, creation included.
    package var cost: Int { requests.count + (creation.map { 1 + $0.contents.count } ?? 0) }

    /// A change on this computer, which takes no request.
    package init(here sentence: String) {
        self.init(sentence, domain: .here, requests: [])
    }

    /// A change with its requests.
    package init(_ sentence: String, domain: Domain, requests: [Endpoint<Accepted>]) {
        self.sentence = sentence
        self.domain = domain
        self.requests = requests
    }
}
