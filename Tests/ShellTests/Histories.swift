// Histories as Spotify's data export has them, for tests: with all the fields of real ones, among them those that are
// never to be kept.

/// Makes files of histories.
enum Histories {
    /// An entry of the extended history.
    static func extended(
        _ ts: String, _ track: String?, artist: String? = "Can", album: String? = "Ege Bamyasi",
        milliseconds: String = "200000", uri: String? = "spotify:track:0000000000000000000001"
    ) -> String {
        entry(
            ts, milliseconds,
            [
                ("master_metadata_track_name", track), ("master_metadata_album_artist_name", artist),
                ("master_metadata_album_album_name", album), ("spotify_track_uri", uri), ("episode_name", nil),
                ("episode_show_name", nil), ("spotify_episode_uri", nil), ("audiobook_title", nil),
                ("audiobook_uri", nil), ("audiobook_chapter_uri", nil), ("audiobook_chapter_title", nil),
            ])
    }

    /// The same for an episode of a podcast.
    static func episode(_ ts: String, _ name: String, show: String) -> String {
        entry(
            ts, "1800000",
            [
                ("master_metadata_track_name", nil), ("spotify_track_uri", nil), ("episode_name", name),
                ("episode_show_name", show), ("spotify_episode_uri", "spotify:episode:0000000000000000000009"),
            ])
    }

    private static func entry(_ ts: String, _ milliseconds: String, _ fields: [(String, String?)]) -> String {
        let named = fields.map { "\"\($0.0)\": \($0.1.map { quoted($0) } ?? "null")" }.joined(separator: ",\n    ")
        return """
              {
                "ts": "\(ts)",
                "username": "geheim",
                "platform": "Android OS 12 API 31 (samsung, SM-G991B)",
                "ms_played": \(milliseconds),
                "conn_country": "XK",
                "ip_addr": "203.0.113.77",
                "user_agent_decrypted": "unknown",
                \(named),
                "reason_start": "trackdone",
                "reason_end": "trackdone",
                "shuffle": true,
                "skipped": null,
                "offline": false,
                "offline_timestamp": 1710000000,
                "incognito_mode": false
              }
            """
    }

    /// An entry of the year of history.
    static func account(_ endTime: String, _ track: String, artist: String = "Can", milliseconds: Int = 200_000)
        -> String
    {
        """
          {
            "endTime" : "\(endTime)",
            "artistName" : \(quoted(artist)),
            "trackName" : \(quoted(track)),
            "msPlayed" : \(milliseconds)
          }
        """
    }

    /// A file of entries.
    static func file(_ entries: [String]) -> String { "[\n" + entries.joined(separator: ",\n") + "\n]\n" }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
}
