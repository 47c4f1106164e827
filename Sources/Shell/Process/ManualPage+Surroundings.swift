// The files and the environment of juke, for the manual page. Where the files are is decided in Storage, and which
// variables set something in the settings; a test compares the names with both.

import ShellCommands

extension ManualPage {
    /// The path of each file, and what it holds.
    package static let files: [(path: String, meaning: String)] = [
        (
            "$XDG_CONFIG_HOME/juke/init.juke",
            "lines that run whenever a prompt starts; in ~/.config where the variable is not set"
        ),
        (
            "$XDG_STATE_HOME/juke/PROFILE/token.json",
            "the login, readable by its owner alone; in ~/.local/state where the variable is not set"
        ),
        ("$XDG_STATE_HOME/juke/PROFILE/history", "the lines typed before"),
        ("$XDG_STATE_HOME/juke/PROFILE/session.json, listings", "the selection and the rows of the last prompt"),
        ("$XDG_STATE_HOME/juke/PROFILE/player.json", "what is known about the player, shared by all copies of juke"),
        ("$XDG_STATE_HOME/juke/PROFILE/device", "the device that `device default` set"),
        ("$XDG_STATE_HOME/juke/PROFILE/log.db", "changes of the last 90 days, to undo them; plans and rules"),
        ("$XDG_STATE_HOME/juke/budget.db", "the requests of the last day, counted for all profiles"),
        ("$XDG_STATE_HOME/juke/.crash", "the report of the last crash, for `bug-report`"),
        (
            "$XDG_CACHE_HOME/juke/PROFILE/library.db",
            "answers and names; may be deleted at any time; in ~/.cache where the variable is not set"
        ),
    ]

    /// The variables that are read: those of settings first, then those that set no setting.
    package static var environment: [(name: String, meaning: String)] {
        Settings.all.compactMap { setting in setting.variable.map { ($0, "\(setting.help): set \(setting.name)") } }
            + [
                ("JUKE_PROFILE", "the profile, unless --profile names one"),
                ("JUKE_CLIENT_SECRET", "the client secret of your Spotify app"),
                ("JUKE_TOKEN_FILE", "another file for the login"),
                ("JUKE_API_URL, JUKE_ACCOUNTS_URL", "the addresses of a simulator, in place of Spotify's"),
                ("BROWSER", "what opens addresses; %s is the address"),
                ("PAGER", "the program that shows more than fits the screen; less where it is not set"),
                ("NO_COLOR", "no colour, when it is not empty"),
                ("TERM", "dumb, or unset on a terminal: plain lines and no colour"),
                ("TZ", "the time zone of the times that are shown"),
                ("HTTPS_PROXY, ALL_PROXY, NO_PROXY", "the proxy to Spotify"),
                ("SSL_CERT_FILE, SSL_CERT_DIR", "the certificates that are trusted; without them those of the system"),
            ]
    }
}
