// `--state`: libraries, playlists and players in a file, so that they are there again at the next start. It
// is in front of the simulator and writes after every request that changed something, before the answer
// goes out. So a change that a client saw succeed is there again even after a crash.

import Exchange
import Files
import FoundationEssentials
import HTTPTypes
import SpotifySimulator

/// A simulator whose state outlives the process.
actor StateFile: Exchange {
    private let simulator: SpotifySimulator
    /// Where requests are answered; with `--grant` it is not the simulator itself.
    private let exchange: any Exchange
    private let path: String

    /// Why a state file cannot be used, as a sentence for the terminal.
    struct Unusable: Error, CustomStringConvertible {
        let description: String
    }

    /// - Parameter exchange: What answers requests: the simulator, or an exchange in front of it.
    init(_ simulator: SpotifySimulator, answering exchange: any Exchange, path: String) {
        self.simulator = simulator
        self.exchange = exchange
        self.path = path
    }

    /// Takes over what is in the file. Without a file the world stays as it was made.
    func load() async throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let bytes = try Data(contentsOf: URL(filePath: path))
        guard await simulator.restore(Array(bytes)) else {
            throw Unusable(description: "\(path) is not a state file of this program.")
        }
        // What was just read is not a change to be written.
        _ = await simulator.changedState()
    }

    /// Answers a request, and writes the state if the request changed it.
    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let answer = try await exchange.send(request, body: body)
        if request.method != .get, let state = await simulator.changedState() { save(state) }
        return answer
    }

    /// The number of the latest state written. Two requests may finish in the other order, and then the older
    /// state must not overwrite the newer.
    private var written = 0

    /// Writes the state. A full disk must not stop the service: it is reported, and the next change tries again.
    private func save(_ state: (number: Int, json: [UInt8])) {
        guard state.number > written else { return }
        do {
            // Atomic: a reader, and the next start, finds the old or the new file and never a part.
            try Data(state.json).write(to: URL(filePath: path), options: .atomic)
            written = state.number
        } catch {
            try? Descriptor.standardError.write("\(path) could not be written; what changed is only in memory.\n")
        }
    }
}
