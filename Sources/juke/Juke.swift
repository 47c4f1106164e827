// The executable: reads the process's surroundings, wires the parts together, runs the loop, and exits with its status.
// Everything that decides something is in the targets it wires.

import Dispatch
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
        let messages = FileOutput.standardError
        signal(SIGPIPE, SIG_IGN)
        let invocation: Invocation
        do {
            invocation = try Invocation(Array(CommandLine.arguments.dropFirst()))
        } catch {
            for line in Diagnostic(error).lines(for: nil) { try? messages.write(line + "\n") }
            exit(ExitStatus.usage.code)
        }
        switch invocation.action {
        case .version: try? FileOutput.standardOutput.write("juke \(version)\n")
        case .help: try? FileOutput.standardOutput.write(Invocation.help)
        case .run: exit(await run(invocation, environment).code)
        }
    }

    private static func run(_ invocation: Invocation, _ environment: [String: String]) async -> ExitStatus {
        do {
            let wiring = try Wiring(invocation, environment)
            return await wiring.run()
        } catch {
            let diagnostic = Diagnostic.make(error, now: .now, reference: nil)
            for line in diagnostic.lines(for: nil) { try? FileOutput.standardError.write(line + "\n") }
            return diagnostic.status
        }
    }
}
