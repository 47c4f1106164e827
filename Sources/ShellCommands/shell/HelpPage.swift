// The topics of `help` that are no command: what the language is like, form by form. Every form shown here is one that the
// parser takes; a test tries them.

/// A topic as forms and their meanings.
package enum HelpPage: String, Sendable, CaseIterable {
    case words, rows, pipes, scripts, formats

    /// One line about it.
    package var summary: String {
        switch self {
        case .words: "how a line is read"
        case .rows: "naming things"
        case .pipes: "handing rows on"
        case .scripts: "lines in files"
        case .formats: "how rows are written"
        }
    }

    /// What can be typed, and what it means.
    package var forms: [(form: String, meaning: String)] {
        switch self {
        case .words: Self.wordForms
        case .rows: Self.rowForms
        case .pipes: Self.pipeForms
        case .scripts: Self.scriptForms
        case .formats: Self.formatForms
        }
    }

    private static let wordForms = [
        ("login; now", "one after the other; && if the first succeeds, || if it fails"),
        ("artist \"311\"", "a quoted word is always a name: never a row, an option or a command"),
        ("echo 'no $name' \"with $?\"", "single quotes take everything as it is; double quotes fill in variables"),
        ("artist Don't Stop", "inside a word a quote is a letter; so are | & ; and $ (A$AP, Steins;Gate)"),
        ("artist -- --name", "behind -- nothing is an option"),
        ("let band = Sigur Rós", "then $band is one word; \"$band\" and ${band} too"),
        ("# a note", "where a command could start, or alone as a word"),
    ]
    private static let rowForms = [
        ("3  2-5  1,4,7-  all  last", "rows of the newest listing the command can take"),
        ("album:2  track:all", "rows of the newest listing of that kind"),
        ("$best  $best:1-3", "rows kept with as or let"),
        (".", "the selection"),
        ("now", "what plays"),
        ("-", "URIs, addresses or IDs on standard input, one a line (juke -c, juke FILE)"),
        ("spotify:track:…  https://open.spotify.com/…", "that thing"),
        ("album:weezer  \"311\"  paranoid android", "by name"),
    ]
    private static let pipeForms = [
        ("tracks | where duration > 5m | play", "a command takes the rows of the one before it"),
        ("albums | sort -year | take 3", "where, sort, take, skip, tail, unique, group, count … work on any rows"),
        ("albums | tracks", "rows are opened one by one, at one request each"),
        ("tracks | where uri in $heard", "rows compared with kept ones; also except $heard, common $heard"),
        ("albums | as best", "rows kept under a name, and passed on"),
        ("tracks | to csv tracks.csv", "the end of the rows: a file or another format"),
        (
            "tracks | !wc -l",
            "a command of the system reads them as TSV; it takes the rest of the line, in a block up to its }"
        ),
        ("albums | where year < 1980 | any", "succeeds when a row is left, and prints nothing"),
    ]
    private static let scriptForms = [
        ("if tracks | any { play . } else { echo empty }", "by what succeeds; else if goes on"),
        ("for x in 1-3 { echo ${x.name} }", "once for every row; for x in $@ for every argument"),
        ("def louder { echo $1 }", "a command of one's own; $1 … $@ $# are its words"),
        ("try pause", "a failure does not stop the script; $? tells it"),
        ("every 30s now", "again and again until Ctrl-C"),
        ("source party.juke", "the lines of a file, found beside the file that names it"),
        ("exit 3", "the end, with a status"),
    ]
    private static let formatForms = [
        ("albums --json", "also --jsonl --csv --tsv --ids --table, for one command"),
        ("set output json", "for all that follow"),
        ("albums --columns name,year", "these fields"),
        ("tracks --format '{artist} – {name} [{duration}]'", "a line of one's own; help to format tells all"),
        ("tracks | to csv tracks.csv", "a file"),
    ]
}
