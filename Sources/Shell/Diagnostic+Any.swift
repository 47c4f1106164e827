// The one door for errors of every layer, and the sentences of the few that have no family of their own.

import CommandLanguage
package import FoundationEssentials
import Glibc
import Library
import Prompting
import Rendering
import Rows
import ShellCommands
import SpotifyAPI
import SpotifyAuth
import Text

extension Diagnostic {
    /// Whatever was thrown, in words. `reference` is what the user named, for errors that offer it quoted.
    package static func make(_ error: any Error, now: Date, reference: String?) -> Diagnostic {
        switch error {
        case let error as UsageError: Diagnostic(error)
        case let error as ReferenceError: Diagnostic(error, reference: reference)
        case let error as SpotifyError: Diagnostic(error, now: now)
        case let error as AuthError: Diagnostic(error, now: now)
        case let error as LoginError: Diagnostic(error, now: now)
        case let error as PermissionError: Diagnostic(error)
        case let error as ProfileError: Diagnostic(error)
        case let error as TokenStoreError: Diagnostic(error)
        case let error as HistoryFileError: Diagnostic(error)
        case let error as DeviceError: Diagnostic(error)
        case let error as PlayError: Diagnostic(error)
        case let error as BudgetError: Diagnostic(error, now: now)
        case let error as AskError: Diagnostic(error)
        case let error as ScriptError: Diagnostic(error)
        case let error as SystemShellError: Diagnostic(error)
        case let error as UnknownAlias:
            Diagnostic(
                "There is no alias \(cut(error.name)).",
                nextStep: error.nearest.first.map { "Did you mean \($0)?" } ?? "To list them: alias",
                status: .failed)
        case let error as UnknownColumn:
            Diagnostic(
                "There is no field \(cut(error.name)).", nextStep: "The fields are: \(list(error.known, "and")).",
                status: .usage)
        case let error as PartialChange:
            Diagnostic(
                "Stopped after \(error.sent) of \(error.total) (\(error.sentence)). "
                    + Diagnostic(error.cause, now: now).sentence,
                nextStep: Diagnostic(error.cause, now: now).nextStep, status: .partly)
        case let error as UnreadableTape:
            Diagnostic(
                "Line \(error.line) does not belong to a recording.", nextStep: "To make one: trace record FILE",
                status: .failed)
        case let error as FieldNotSent:
            Diagnostic(
                "Spotify does not send \(cut(error.field)) to apps in Development Mode.",
                nextStep: "If your app is in extended mode: set mode extended", status: .notAllowed, span: error.span)
        case let error as OutputError: Diagnostic(error)
        case let error as FileRefusal: Diagnostic(error)
        case let error as FileExists:
            Diagnostic(
                "\(cut(error.path)) already exists.",
                nextStep: "To replace it: --yes. To add to it: --append", status: .failed)
        case is NoStartupFile: Diagnostic("There is no start-up file here.", status: .failed)
        case let error as FileReplaced:
            Diagnostic("\(cut(error.path)) already exists.", nextStep: "To replace it: --yes", status: .failed)
        case is ListingError:
            Diagnostic("Nothing has been listed yet.", nextStep: "For example: search artist NAME", status: .notFound)
        case is CancellationError: Diagnostic("Interrupted.", status: .interrupted)
        default: Diagnostic("An unexpected error occurred: \(type(of: error)).", status: .failed)
        }
    }

    init(_ error: DeviceError) {
        switch error {
        case .none(let restricted):
            self.init(
                restricted.isEmpty
                    ? "There is no device to play on."
                    : "No device takes commands (\(Self.list(restricted, "and")) cannot be controlled).",
                nextStep: "Open Spotify on a phone or computer, or start spotifyd or librespot.", status: .noDevice)
        case .several(let names):
            self.init(
                "Several devices could play: \(Self.list(names, "and")).",
                nextStep: "Choose one: device \(names.first ?? "NAME")",
                status: .noDevice)
        case .unknown(let name, let known):
            self.init(
                "There is no device called \(Self.cut(name)).",
                nextStep: known.isEmpty
                    ? "Open Spotify on a phone or computer." : "Your devices: \(Self.list(known, "and")).",
                status: .noDevice)
        case .ambiguous(let name, let known):
            self.init(
                "\(Self.cut(name)) could be \(Self.list(known, "or")).",
                nextStep: "Give its ID (devices --json), or type more of the name. At a prompt: devices, then device 2",
                status: .noDevice)
        case .restricted(let name):
            self.init(
                "\(Self.cut(name)) cannot be controlled from here.", nextStep: "To choose another: devices",
                status: .noDevice)
        }
    }

    init(_ error: PlayError) {
        switch error {
        case .nothing: self.init("There is nothing to play.", status: .notFound)
        case .noPlaceInArtist:
            self.init(
                "Spotify chooses where an artist's music begins.",
                nextStep: "Choose an album first: albums, then play 1 --from 3",
                status: .usage)
        case .tooFew(let count, let name, let unit):
            self.init(
                name.map { "\($0) has only \(count) \(unit)\(count == 1 ? "" : "s")." }
                    ?? "There are only \(count) to play.", nextStep: "Choose a smaller --from.", status: .notFound)
        case .notStarted(let number, let name):
            self.init(
                "Spotify does not start \(Sanitiser.clean(name)) at number \(number); it may have fewer tracks.",
                nextStep: "Choose a smaller --from.", status: .notFound)
        case .onlyForTracks(let name, let kind):
            self.init(
                "\(Sanitiser.clean(name)) is not a track, and --only plays just one track.",
                nextStep: "To play the whole \(kind.rawValue), leave out --only.", status: .usage)
        case .nothingToResume:
            self.init("There is nothing to resume.", nextStep: "Start something: play NAME", status: .notFound)
        case .nothingToQueueBehind:
            self.init("Nothing is playing; start something first.", nextStep: "Type: play NAME", status: .notFound)
        case .beyondEnd(let place, let length):
            self.init(
                "\(DurationText.text(place)) is past the end, which is at \(DurationText.text(length)).",
                nextStep: "To go to the next track: next", status: .failed)
        case .mixed:
            self.init(
                "Tracks cannot be played together with albums, artists or playlists.",
                nextStep: "To play their tracks: tracks N | play", status: .usage)
        case .severalContexts(let count):
            self.init(
                "Only one album, artist or playlist can play at a time, not \(count).",
                nextStep: "To play all their tracks: … | tracks | play", status: .usage)
        case .progressUnknown:
            self.init(
                "Spotify does not say how far it is.", nextStep: "To go to a place: seek 1:30", status: .failed)
        case .lengthUnknown:
            self.init("Spotify does not say how long it is.", nextStep: "To go to a place: seek 1:30", status: .failed)
        case .volumeUnknown:
            self.init("Spotify does not say how loud it is.", nextStep: "To set it: volume 40", status: .failed)
        }
    }

    init(_ error: BudgetError, now: Date) {
        switch error {
        case .bucketClosed(let bucket, let until, .rate):
            self.init(
                "Spotify accepts no more \(bucket.rawValue) requests" + Self.until(until, now: now)
                    + ". Nothing was sent.",
                nextStep: "Other commands still work. See: budget", status: .limited)
        case .bucketClosed(let bucket, let until, .quota):
            self.init(
                "The daily quota for \(bucket.rawValue) is used up" + Self.until(until, now: now)
                    + ". Nothing was sent.",
                nextStep: "Other commands still work. See: budget", status: .limited)
        case .ceiling(let bucket, let used, _):
            self.init(
                "\(used) \(bucket.rawValue) requests were sent in 24 hours, which is juke's own ceiling for them.",
                nextStep: "To go beyond it: --spend. See: budget", status: .limited)
        case .maximumReached(let maximum):
            self.init(
                "This line needs more than the \(maximum) request\(maximum == 1 ? "" : "s") it may send.",
                nextStep: "To allow more, add to the command: --max-requests N", status: .limited)
        case .beyondMaximum(let foreseen, let sent, let maximum):
            let wanted = "\(foreseen)\(sent > 0 ? " more" : "") request\(foreseen == 1 ? "" : "s")"
            self.init(
                "This line needs \(wanted); --max-requests allows \(maximum)"
                    + (sent > 0 ? ", and \(sent) \(sent == 1 ? "was" : "were") sent." : ". None was sent."),
                nextStep: "To allow more: --max-requests \(foreseen + sent)", status: .limited)
        case .needsMaximum(let foreseen):
            self.init(
                foreseen.map { "This line needs \($0) requests; \(RequestAllowance.unasked) are sent without asking." }
                    ?? "This line needs more than \(RequestAllowance.unasked) requests.",
                nextStep: "To allow them, add to the command: --max-requests \(foreseen.map(String.init) ?? "N")",
                status: .limited)
        case .declined: self.init("No more requests were sent.", status: .failed)
        case .estimate: self.init("No request was sent.", status: .failed)
        }
    }

    init(_ error: AskError) {
        switch error {
        case .noOneThere(let question):
            switch question {
            case .text(LoginGuide.clientIDQuestion):
                self.init(
                    "The client ID of your app is missing, and juke cannot ask for it here.",
                    nextStep: "Type: login --client-id ID, or set JUKE_CLIENT_ID", status: .usage)
            case .text(let text), .secret(let text):
                let asked = text.prefix { $0 != ":" }
                self.init(
                    "juke would ask for \"\(asked)\", but cannot ask here.",
                    nextStep: "Give it as an option or a setting: help login",
                    status: .usage)
            case .offer(let text):
                self.init(
                    "juke would ask \"\(text)\", but cannot ask here.", nextStep: "Give its exact name.",
                    status: .notFound)
            case .confirm(let text):
                self.init(
                    "juke would ask \"\(text)\", but cannot ask here.",
                    nextStep: "To go ahead without being asked: --yes",
                    status: .usage)
            case .choose(let text, let options):
                self.init(
                    "\(text) \(Self.list(options, "or")).", nextStep: "Give the exact name of one.", status: .notFound)
            }
        case .declined: self.init("Nothing was done.", status: .failed)
        }
    }

    init(_ error: SystemShellError) {
        switch error {
        case .failed(let status): self.init("The command ended with status \(status).", status: .failed)
        case .tooMuch(let limit):
            self.init("The command wrote more than \(limit >> 20) MB as its answer.", status: .failed)
        case .missing(let program, let setting):
            self.init("\(program) is not installed.", nextStep: "To do without it: set \(setting)", status: .failed)
        case .notStarted(let reason): self.init("/bin/sh could not be started: \(reason).", status: .failed)
        case .notAllowed:
            self.init(
                "A script may not run commands of the system.", nextStep: "To allow it: juke --allow-shell …",
                status: .notAllowed)
        }
    }

    init(_ error: ScriptError) {
        switch error {
        case .unreadable(let path, let reason):
            self.init(
                "\(Self.cut(path: path)) cannot be read: \(reason).",
                nextStep: path.hasPrefix("/") || path.hasPrefix("~/")
                    ? "Check the path."
                    : "Check the path. Relative paths start at the script's folder, or where juke was started.",
                status: .failed)
        case .unreadableInput(let reason):
            self.init("Standard input cannot be read: \(reason).", status: .failed)
        case .unwritable(let path, let reason):
            self.init(
                "\(Self.cut(path: path)) cannot be written: \(reason).",
                nextStep: Self.remedy(unwritable: reason),
                status: .failed)
        case .circle(let path):
            self.init(
                "The script \(Self.cut(path: path)) is already running: started here, it would never end.",
                nextStep: "Remove this line, or move what both need into a script of its own.", status: .failed)
        case .tooDeep(let path, let limit):
            self.init(
                "Scripts call each other more than \(limit) deep: \(Self.cut(path: path)).",
                nextStep: "Move its lines into the script that needs them.", status: .failed)
        case .endlessCalls(let name):
            self.init(
                "\(Self.cut(name)) calls itself without end.",
                nextStep: "Add an if that stops it; calls may nest \(Nesting.deepestCall) deep.",
                status: .failed)
        case .invalidUTF8(let offset):
            self.init(
                "The line is not UTF-8.", nextStep: "Byte \(offset + 1) is not valid text; save the file as UTF-8.",
                status: .usage, span: 0..<0)
        case .containsNUL:
            self.init("The line contains a NUL byte.", nextStep: "Save the file as text.", status: .usage)
        case .tooLong(let limit):
            self.init("The line is longer than \(limit / 1024) KiB.", nextStep: "Break it up.", status: .usage)
        }
    }

    /// What makes a file writable: its folder is only to blame where that is missing.
    private static func remedy(unwritable reason: String) -> String? {
        switch reason {
        case SystemError.words(ENOENT), SystemError.words(ENOTDIR): "Check its folder, or name another file."
        case SystemError.words(EPIPE): nil
        case SystemError.words(ENOSPC), SystemError.words(EDQUOT): "Make room on the disk, or name another file."
        default: "Name another file."
        }
    }
}

extension Diagnostic {
    /// What is wrong with the process's own command line.
    package init(_ error: InvocationError) {
        switch error {
        case .unknownOption(let option, let nearest):
            self.init(
                "juke has no option \(Self.cut(option)).",
                nextStep: nearest.first.map { "Did you mean \($0)?" } ?? "Type: juke --help",
                status: .usage)
        case .missingValue(let option, let value):
            self.init("\(option) needs a value.", nextStep: "Type: juke \(option) \(value)", status: .usage)
        case .invalidValue(let option, let value, let expected, let nearest):
            self.init(
                value.isEmpty ? "\(option) needs a value: \(expected)." : "\(Self.cut(value)) is not \(expected).",
                nextStep: nearest.first.map { "Did you mean \(option) \($0)?" } ?? "Type: juke --help",
                status: .usage)
        case .unexpectedValue(let option):
            self.init("\(option) takes no value.", nextStep: "Type: juke --help", status: .usage)
        }
    }
}
