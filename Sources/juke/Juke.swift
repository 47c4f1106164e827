// The executable: reads the process's surroundings, wires the parts together, runs the loop, and exits with its status.
// Everything that decides something is in the targets it wires.

import Dispatch
import FoundationEssentials
import Glibc
import LineEditing
import Prompting
import Shell
import ShellCommands
import Storage

@main
struct Juke {
    static let version = "0.1.0"

    static func main() async {
        let environment = Surroundings.environment()
        signal(SIGPIPE, SIG_IGN)
        keepTokensOutOfCores()
        let invocation: Invocation
        do {
            invocation = try Invocation(Array(CommandLine.arguments.dropFirst()))
        } catch {
            exit(report(Diagnostic(error)).code)
        }
        switch invocation.action {
        case .version: try? FileOutput.standardOutput.write("juke \(version)\n")
        case .help: try? FileOutput.standardOutput.write(Invocation.help)
        case .manual: try? FileOutput.standardOutput.write(ManualPage.text(version: version))
        case .completion(let shell): try? FileOutput.standardOutput.write(shell.text)
        case .run: exit(await run(invocation, environment).code)
        }
    }

    /// A crash must not write the tokens to a disk. Only the soft limit: a program that juke starts can raise it again.
    private static func keepTokensOutOfCores() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = 0
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    }

    private static func run(_ invocation: Invocation, _ environment: [String: String]) async -> ExitStatus {
        do {
            let wiring = try Wiring(invocation, environment)
            return await wiring.run()
        } catch PathsError.invalidProfile(let name) {
            return report(
                Diagnostic(
                    "\(name) cannot be the name of a profile.", nextStep: "Use letters, digits, - and _.",
                    status: .usage))
        } catch PathsError.noHome {
            return report(
                Diagnostic(
                    "HOME is not set.", nextStep: "Set HOME, or XDG_STATE_HOME and XDG_CONFIG_HOME.", status: .failed))
        } catch {
            return report(Diagnostic.make(error, now: .now, reference: nil))
        }
    }

    private static func report(_ diagnostic: Diagnostic) -> ExitStatus {
        for line in diagnostic.lines(for: nil) { try? FileOutput.standardError.write(line + "\n") }
        return diagnostic.status
    }
}
