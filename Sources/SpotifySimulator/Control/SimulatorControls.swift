// Everything that can be set below `/simulator`, name by name with what it does. The help of
// `spotify-simulator` prints these tables, and a request with an unknown name is answered with them.

/// The names the controls know.
package enum SimulatorControls {
    /// A name, and what it does in a few words: short enough for two columns on a terminal of 80.
    package typealias Entry = (name: String, meaning: String)

    /// The kinds of faults.
    package static let faults: [Entry] = FaultKind.allCases.map { ($0.rawValue, $0.meaning) }

    /// The members that every fault can have, besides its kind and the members of that kind.
    package static let faultMembers: [Entry] = [
        ("method", "only requests of this method"),
        ("path", "only requests whose path begins so; /v1 without it"),
        ("first", "only so many requests"),
        ("nth", "only this one, counted from 1"),
        ("every", "only each so many-th"),
    ]

    /// The switches for what the sources dispute or what was measured once.
    package static let disputed: [Entry] = [
        ("dead_uri", "badGateway, badRequest: adding what is gone"),
        ("stale_move", "oldList, presentList: places of an old snapshot"),
        ("snapshot_lag_ms", "how long reads show the old one; 30000 was seen"),
        ("ignores_public", "true: \"public\" is accepted and does nothing"),
    ]

    /// The switches for the traps of editing playlists and the library.
    package static let editing: [Entry] = [
        ("playlist_size", "documented, loose: 403 over 10000, 500 over 11000"),
        ("bad_details", "serverError, badRequest: names, descriptions"),
        ("refuses_addresses", "true: no web address in a description"),
        ("parallel_writes", "served, serverError, additionFirst: two at a time"),
        ("replacement_dates", "kept, new: of what a replacement puts back"),
        ("collaborators_write", "false: only owners change entries"),
        ("missing_image_scope", "unauthorized, forbidden: 401 or 403"),
        ("ignores_moves", "true: success, and nothing moves"),
        ("snapshot_ids", "accepted, badVersionTag, badGateway"),
        ("spotify_playlists", "null, stub: Spotify's own in lists"),
        ("batch_order", "any, asAsked: things saved at once"),
        ("refuses_artists", "true: /me/library follows no artists"),
        ("most_saved", "502 for more liked songs; 20000 was seen"),
        ("followed_page", "502 for larger pages of artists; 25 was seen"),
        ("followed_surplus", "what the total of followed artists has too much"),
    ]

    /// All switches.
    package static let switches: [Entry] =
        [
            ("latency_ms", "how long every answer takes"),
            ("state_lag_ms", "how long the player shows the state before"),
            ("limits", "true: 60 requests in 30 s, and quotas"),
            ("refresh_policy", "none, rotate, empty: the token a refresh brings"),
            ("access_token_seconds", "how long new tokens live"),
            ("expires_in", "number, text, missing: how that is said"),
            ("requires_content_length", "false: no 411"),
            ("command_answer", "noContent, okWithText"),
            ("gzip_empty", "true: answers without a body say that they are gzip"),
            ("stranger", "text, json: the refusal of users not on the allow-list"),
            ("sends_twins", "false: no track beside item"),
            ("advertisements_every", "tracks between two, or null"),
            ("drops_item_when_paused", "true: a paused player names nothing"),
            ("null_every", "each n-th entry of a list is null, or null"),
            ("duplicate_albums", "true: an artist's albums come twice"),
            ("images", "complete, narrowestFirst, withoutSizes, none, null"),
            ("total_drift", "what total is off by, now and then"),
            ("links", "captured, asAsked, broken: what next looks like"),
            ("short_by", "entries missing at the end of each page"),
            ("repeats_pages", "true: every page is the first, and has a next"),
        ] + disputed + editing

    /// Sets a switch before anything is served. The answer is `nil`, or a sentence that says what is wrong.
    package static func set(
        _ name: String, to value: String, in configuration: inout SimulatorConfiguration,
    ) -> String? {
        do throws(ControlEndpoints.Refusal) {
            try ControlSwitches.change(name, value, in: &configuration)
            return nil
        } catch {
            return error.text
        }
    }

    /// The members of the world that can be set.
    package static let world: [Entry] = [
        ("mode", "development, extended"),
        ("owner_premium", "false: every call is refused"),
        ("allow_list", "user ids that may use the app, or null for all"),
        ("users", "[{\"id\", \"display_name\", \"country\", \"premium\"}]"),
        (
            "devices",
            "[{\"name\", \"type\", \"id\", \"presence\", \"volume_percent\", …}]"
        ),
        ("saved", "how many tracks the first user has saved"),
    ]
}
