// The executable: it prepares the process, reads its command line, runs it, and exits with its status. Putting the
// parts together is left to Wiring, and every decision to the targets that are put together.

import Dispatch
import Files
import FoundationEssentials
import LineEditing
import NetworkAdapters
import Prompting
import Shell
import ShellCommands
import Storage

#if canImport(Glibc)
    import CMalloc
    import Glibc
#else
    import Darwin
#endif

/// The entry point.
@main
struct Juke {
    /// The version that `juke --version` writes and Spotify sees in the User-Agent.
    static let version = "0.1.0"
    /// The day of that version, which the manual page shows.
    static let released = "2026-11-29"

    static func main() {
        let thread = MainThread()
        // The process ends on the thread it began on, whatever still runs on others.
        thread.run { exit(await status(on: thread).code) }
    }

    /// Does what the command line says, and returns the status of the process.
    private static func status(on thread: MainThread) async -> ExitStatus {
        // First of all: a file opened while descriptor 1 is closed would become standard output.
        Descriptor.openMissingStandards()
        let environment = Surroundings.environment()
        // A reader that has ended is an error of the write, and must not kill the process.
        signal(SIGPIPE, SIG_IGN)
        keepTokensOutOfCores()
        keepMemoryTogether()
        let invocation: Invocation
        do {
            invocation = try Invocation(Array(CommandLine.arguments.dropFirst()))
        } catch {
            return report(error.diagnostic)
        }
        switch invocation.action {
        case .version: return write(VersionText.text(version: version, environment: environment))
        case .help: return write(Invocation.help)
        case .manual: return write(ManualPage.text(version: version, released: released))
        case .completion(let shell): return write(shell.text)
        case .complete(let shell, let words):
            return write(await CommandLineCandidates.answer(to: words, in: shell, environment, thread))
        case .run: return await run(invocation, environment, thread)
        }
    }

    /// A crash must not write the tokens to a disk. Only the soft limit: a program that juke starts can raise it again.
    private static func keepTokensOutOfCores() {
        var limit = rlimit()
        #if canImport(Glibc)
            let cores = __rlimit_resource_t(RLIMIT_CORE.rawValue)
        #else
            let cores = RLIMIT_CORE
        #endif
        guard getrlimit(cores, &limit) == 0 else { return }
        limit.rlim_cur = 0
        setrlimit(cores, &limit)
    }

    /// Lets all threads but the main one share what they allocate. glibc gives each a heap of its own, which keeps the
    /// most that it ever held: a prompt of a day had a dozen of them.
    private static func keepMemoryTogether() {
        #if canImport(Glibc)
            mallopt(M_ARENA_MAX, 2)
        #endif
    }

    /// Runs lines, and reports what prevented it.
    private static func run(
        _ invocation: Invocation, _ environment: [String: String], _ thread: MainThread
    ) async -> ExitStatus {
        do {
            let wiring = try Wiring(invocation, environment, thread)
            let status = await wiring.run()
            // The process ends with everything it has made: to take it apart first is work for nothing.
            withExtendedLifetime(wiring) { exit(status.code) }
        } catch {
            return report(Diagnostic.make(error, now: .now, reference: nil))
        }
    }

    /// Writes a text to standard output. A reader that has ended has read enough, which is not a failure.
    private static func write(_ text: String) -> ExitStatus {
        do throws(OutputError) {
            try FileOutput.standardOutput.write(text)
            return .done
        } catch {
            switch error {
            case .closed: return .done
            case .interrupted, .failed: return report(error.diagnostic)
            }
        }
    }

    /// Writes an error to standard error, and returns its status.
    private static func report(_ diagnostic: Diagnostic) -> ExitStatus {
        for line in diagnostic.lines(for: nil) { try? FileOutput.standardError.write(line + "\n") }
        return diagnostic.status
    }
}
