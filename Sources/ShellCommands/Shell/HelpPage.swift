// The topics of `help` that are no command: what the language is like, form by form. Every form shown here is one
// that the parser takes; a test tries them.

import Prompting
import Rendering

/// A topic as forms and their meanings.
package enum HelpPage: String, Sendable, CaseIterable {
    /// In the order in which `help` names them.
    case keys, words, rows, pipes, scripts, formats

    /// One line about it.
    package var summary: String {
        switch self {
        case .keys: "the keys of the prompt"
        case .words: "how a line is read"
        case .rows: "how things are named, and what the marks beside them mean"
        case .pipes: "how rows go from one command to the next"
        case .scripts: "lines in files"
        case .formats: "how rows are written"
        }
    }

    /// What can be typed, and what it means.
    package var forms: [(form: String, meaning: String)] {
        switch self {
        case .keys: Self.keyForms
        case .words: Self.wordForms
        case .rows: Self.rowForms
        case .pipes: Self.pipeForms
        case .scripts: Self.scriptForms
        case .formats: Self.formatForms
        }
    }

    /// The keys of the prompt; the README has the same table.
    package static let keyForms = PromptKey.all.map { (form: $0.keys.joined(separator: ", "), meaning: $0.meaning) }
    private static let wordForms = [
        ("login; now", "one after the other; && if the first succeeds, || if it fails"),
        ("artist \"311\"", "a quoted word is always a name: never a row, an option or a command"),
        ("echo 'no $name' \"with $?\"", "single quotes take everything as it is; double quotes fill in variables"),
        ("artist Don't Stop", "inside a word a quote is a letter; so are | & ; and $ (A$AP, Steins;Gate)"),
        ("artist -- --name", "after -- nothing is an option"),
        ("let band = Sigur Rós", "then $band is one word; so are \"$band\" and ${band}"),
        ("let n = (liked | count)", "the value of a pipeline"),
        ("echo ${1:-all} ${room:?Which room?}", "a text for a missing value; a sentence that ends the line"),
        ("# a note", "a comment, where a command could start or as a word of its own"),
    ]
    private static let rowForms = [
        ("3  2-5  1,4,7-  all  last", "those rows of the newest listing that fit"),
        ("album:2  track:all", "rows of the newest listing of that kind"),
        ("$best  $best:1-3", "rows kept with as or let"),
        (".", "the selection"),
        ("now", "what plays"),
        ("-", "lines of standard input, as above"),
        ("spotify:track:…  https://open.spotify.com/…", "a URI or an address"),
        ("album:weezer  \"311\"  paranoid android", "a name"),
        ("♥  ▶  E", "marks: saved, playing, explicit"),
        ("×  ⌂", "marks: unplayable, a file on a device"),
    ]
    private static let pipeForms = [
        ("tracks | where duration > 5m | play", "a command takes the rows of the one before it"),
        ("albums | sort -year | take 3", "where, sort, take, skip, tail, unique, group, count … work on any rows"),
        ("liked | group added.year", "dates have decade year month day weekday hour; durations have minutes seconds"),
        ("albums | tracks", "each row is opened, at one request each"),
        ("tracks | where uri in $heard", "rows are compared with kept ones; also except $heard, common $heard"),
        ("albums | as best", "the rows are kept under a name, and passed on; at the end nothing is shown"),
        ("$best | where year > 1990", "kept rows begin a pipeline; so do rows 1-3, rows URI and rows -"),
        ("liked | artists", "the artists of rows, each once; also liked | albums"),
        ("tracks | to csv tracks.csv", "the rows end in a file or another format"),
        ("tracks | !wc -l", "a command of the system reads them as TSV; variables of juke are $JUKE_NAME"),
        (
            "!date",
            "a command of the system alone, to the end of the line, or in a block to its }; a script needs juke "
                + "--allow-shell"
        ),
        ("albums | where year < 1980 | any", "succeeds when a row is left, and prints nothing"),
    ]
    private static let scriptForms = [
        ("if tracks | any { play . } else { echo empty }", "depends on what succeeds; else if can follow"),
        ("if test $# = 0 { exit 2 }", "test compares values as where does fields; not COMMAND is the opposite"),
        ("for x in liked | take 3 { echo ${x.name} }", "once for every row; for x in $@ for every argument"),
        ("for y in 1950..1970 step 10 { echo $y }", "counts; break ends a loop, continue a turn"),
        ("def greet { echo hello $1 }", "a command of your own; $1 … $@ $# are its arguments"),
        ("def loud level=70 { volume $level }", "with names for them: loud, loud 90 or loud --level 90"),
        ("try pause", "a failure does not stop the script; $? holds its status"),
        ("every 30s now", "again and again until Ctrl-C; sleep 30s waits once"),
        ("source party.juke", "the lines of a file, looked for beside the script that runs it"),
        ("exit 3", "the end, with a status"),
    ]
    /// The options for the formats that the first of these forms does not have.
    private static let otherFormats = OutputFormat.allCases.filter { $0 != .json }.map { "--\($0.rawValue)" }
        .joined(separator: " ")
    private static let formatForms = [
        ("albums --json", "also \(otherFormats), for one command"),
        ("set output json", "for all that follow"),
        ("albums --columns name,year", "only these fields"),
        ("albums --csv --head off", "without the names of the fields; set head off for all that follow"),
        ("tracks --format '{artist} – {name} [{duration}]'", "a line of your own; see help to format"),
        ("tracks | to csv tracks.csv", "a file; so does to tracks.csv"),
        ("help --json", "what can be typed, for programs"),
    ]
}
