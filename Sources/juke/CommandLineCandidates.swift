// What another shell's completion asks of juke at a Tab. A line after -c is completed as at the prompt, with the names
// that the profile has seen and its devices; nothing is sent, and no file is written. What fits where is left to Shell.

import CommandLanguage
import Files
import Library
import NetworkAdapters
import Prompting
import Shell
import ShellCommands
import Storage

/// Finds what can follow on juke's command line.
enum CommandLineCandidates {
    /// The answer to the shell. Where something cannot be read, less is offered: at a Tab there is no place for errors.
    static func answer(
        to words: [String], in shell: ShellCompletion, _ environment: [String: String], _ thread: MainThread
    ) async -> String {
        let site = shell.site(of: words)
        let candidates: [Candidate]
        switch site.wanted {
        case .file: return ShellCompletion.files
        case .anything: candidates = []
        case .words(let words): candidates = words
        case .profile(let typed): candidates = profiles(typed, environment)
        case .line(let typed): candidates = await lines(typed, after: site.options, environment, thread)
        }
        return shell.answer(candidates, at: site, of: words)
    }

    private static func profiles(_ typed: String, _ environment: [String: String]) -> [Candidate] {
        guard let paths = try? Paths(environment: environment, profile: ProfileFolders.standard) else { return [] }
        let names = (try? ProfileFolders(folder: paths.profilesFolder).names()) ?? []
        return names.filter { $0 != ProfileFolders.demo && $0.hasPrefix(typed) }.map { Candidate($0) }
    }

    private static func lines(
        _ typed: String, after options: [String], _ environment: [String: String], _ thread: MainThread
    ) async -> [Candidate] {
        guard let wiring = try? Wiring(Invocation(options + ["-c", ""]), environment, thread) else { return [] }
        return ShellCompletion.lines(typed, by: await wiring.lineCompleter())
    }
}

extension Wiring {
    /// The completion of a line of a script, which has no rows of its own.
    fileprivate func lineCompleter() async -> any Completing {
        var session = session()
        session.devices = profiles.current.saved?.devices ?? []
        // To open the names would make a file where there is none.
        if PathName.exists(profiles.current.paths.library) {
            await profiles.current.backend.names.open()
            await profiles.current.backend.names.waitUntilSearchable()
        }
        return completer(Catalogue.table(), snapshot(of: session), CatalogueLookup())
    }
}
