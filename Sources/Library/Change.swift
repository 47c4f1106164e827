// Owns a change to Spotify as a value: the sentence about it and the requests it takes. Commands make such values and
// never send them; one executor does, so that cost, confirmation and dry runs work for all commands in the same way.

package import SpotifyAPI

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

    /// The differences in the library and on playlists: what a plan can hold and what can be undone. They are made
    /// after the requests.
    package var edits: [Edit] = []

    /// How far the log had come when the playlists were read that the edits change; nil where none was.
    package var readAt: Int?

    /// The number of the change that this one reverses.
    package var undoes: Int?

    /// Whether things are left out of a lot that Spotify refuses for them, rather than that the change fails.
    package var leavesOutRefused = false

    /// How many requests the change takes, looks afterwards included.
    package var cost: Int { requests.count + edits.reduce(0) { $0 + $1.cost } }

    /// A change that consists of edits.
    package init(_ sentence: String, edits: [Edit], readAt: Int? = nil) {
        self.init(sentence, domain: .library, requests: [])
        self.edits = edits
        self.readAt = readAt
    }

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
