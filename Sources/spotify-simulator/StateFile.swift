// `--state`: the libraries, playlists and players in a file, so that they are there again at the next start. It stands
// before the simulator and writes behind every request that changed something, before the answer goes out.

import Exchange
import Files
import FoundationEssentials
import HTTPTypes
import SpotifySimulator

/// A simulator whose state outlives it.
actor StateFile: Exchange {
    private let simulator: SpotifySimulator
    private let exchange: any Exchange
    private let path: String

    /// A state file that cannot be used.
    struct Unusable: Error, CustomStringConvertible {
        let description: String
    }

    /// - Parameter exchange: What answers; the simulator, or something before it.
    init(_ simulator: SpotifySimulator, answering exchange: any Exchange, path: String) {
        self.simulator = simulator
        self.exchange = exchange
        self.path = path
    }

    /// Takes over what is in the file; without one the world is as it was made.
    func load() async throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let bytes = try Data(contentsOf: URL(filePath: path))
        guard await simulator.restore(Array(bytes)) else {
            throw Unusable(description: "\(path) is not a state file of this program.")
        }
        _ = await simulator.changedState()
    }

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let answer = try await exchange.send(request, body: body)
        if request.method != .get, let state = await simulator.changedState() { save(state) }
        return answer
    }

    /// The number of the newest state written.
    private var written = 0

    /// A disk that takes nothing must not stop the service: it says so, and the next change tries again.
    private func save(_ state: (number: Int, json: [UInt8])) {
        guard state.number > written else { return }
        do {
            try Data(state.json).write(to: URL(filePath: path), options: .atomic)
            written = state.number
        } catch {
            try? Descriptor.standardError.write("\(path) could not be written; what changed is only in memory.\n")
        }
    }
}
