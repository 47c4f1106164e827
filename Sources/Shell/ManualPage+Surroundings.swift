// The files and the environment of juke, for the manual page. Where the files lie is decided in Storage, what a variable
// sets in the settings; a test holds the names against both.

import ShellCommands

extension ManualPage {
    /// What is kept where.
    package static let files: [(path: String, meaning: String)] = [
        (
            "$XDG_CONFIG_HOME/juke/init.juke",
            "lines that run whenever a prompt starts; ~/.config where the variable is unset"
        ),
        ("$XDG_STATE_HOME/juke/PROFILE/token.json", "the login, readable by its owner alone; ~/.local/state"),
        ("$XDG_STATE_HOME/juke/PROFILE/history", "the lines typed before"),
        ("$XDG_STATE_HOME/juke/PROFILE/session.json, listings", "the selection and the rows of the last prompt"),
        ("$XDG_STATE_HOME/juke/PROFILE/player.json", "what is known of the player, shared by all copies of juke"),
        ("$XDG_STATE_HOME/juke/PROFILE/device", "the name that `device default` was given"),
        ("$XDG_STATE_HOME/juke/budget.db", "the requests of the last day, counted for all profiles"),
        ("$XDG_CACHE_HOME/juke/PROFILE/library.db", "answers and names; may be deleted at any time; ~/.cache"),
    ]

    /// The variables that are read.
    package static var environment: [(name: String, meaning: String)] {
        Settings.all.compactMap { setting in setting.variable.map { ($0, "\(setting.help): set \(setting.name)") } }
            + [
                ("JUKE_PROFILE", "the profile, where --profile names none"),
                ("JUKE_CLIENT_SECRET", "the client secret of your Spotify app"),
                ("JUKE_TOKEN_FILE", "where the login is kept instead"),
                ("JUKE_API_URL, JUKE_ACCOUNTS_URL", "another Spotify: the addresses of a simulator"),
                ("BROWSER", "what opens addresses; %s is the address"),
                ("PAGER", "what shows more than fits the screen; else less"),
                ("NO_COLOR", "when not empty: no colour"),
                ("TERM", "dumb: plain lines and no colour"),
                ("HTTPS_PROXY, ALL_PROXY, NO_PROXY", "the way to Spotify"),
                ("SSL_CERT_FILE, SSL_CERT_DIR", "the certificates that are trusted; else the system's"),
            ]
    }
}
