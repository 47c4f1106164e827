// A change to Spotify as a value: what it does in words, the requests it takes, and what would take it back. Commands
// make changes and never send them; the one executor does, so cost, confirmation, plans and undo work for all alike.

package import SpotifyAPI
package import SpotifyModel

/// What becomes of changes: with `--dry-run` they are only said, for an estimate only their requests are counted.
package enum ChangeHandling: Sendable, Hashable { case made, said, counted }

/// Something that is to be different at Spotify.
package struct Change: Sendable {
    /// What it touches; player commands act at once even while a plan is open (Language §7).
    package enum Domain: Sendable, Hashable {
        case player, library
        /// Nothing of Spotify's: files, profiles, the history, the shell itself.
        case here
    }

    /// What it does, for a person: `play OK Computer from its 2nd track on Laptop`.
    package var sentence: String
    package var domain: Domain
    /// In the order they are sent.
    package var requests: [Endpoint<Accepted>]
    /// The requests that take it back; empty when nothing can.
    package var inverse: [Endpoint<Accepted>]

    /// A playlist that is made first, for requests that need its ID.
    package var creation: Creation?

    /// A playlist to make, and what goes into it.
    package struct Creation: Sendable {
        package var playlist: Endpoint<Playlist>
        /// At most ``SpotifyAPI/Limits/playlistEdit`` each.
        package var contents: [[String]]

        package init(playlist: Endpoint<Playlist>, contents: [[String]]) {
            self.playlist = playlist
            self.contents = contents
        }
    }

    /// How many requests it takes.
    package var cost: Int { requests.count + (creation.map { 1 + $0.contents.count } ?? 0) }

    /// Something that is changed here, without a request.
    package init(here sentence: String) {
        self.init(sentence, domain: .here, requests: [])
    }

    package init(
        _ sentence: String, domain: Domain, requests: [Endpoint<Accepted>], inverse: [Endpoint<Accepted>] = []
    ) {
        self.sentence = sentence
        self.domain = domain
        self.requests = requests
        self.inverse = inverse
    }
}
