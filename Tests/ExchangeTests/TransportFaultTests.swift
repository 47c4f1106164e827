// What went wrong below HTTP, and whether another attempt could end better.

import Exchange
import Testing

struct TransportFaultTests {
    /// Another attempt is made only where it could end better: a wrong address stays wrong.
    @Test(arguments: [
        (TransportFault.unreachable("h"), true), (.timedOut, true), (.connectionLost, true),
        (.unknownHost("h"), false), (.insecure("x"), false), (.unencrypted(host: "h"), false),
        (.unusableAddress("h"), false), (.unusableProxy(variable: "P"), false),
        (.unusableCertificates(variable: "C"), false), (.tooLarge, false), (.damagedAnswer, false),
        (.unexpectedRequest("GET /"), false),
    ])
    func `a fault says whether it may pass`(fault: TransportFault, mayPass: Bool) {
        #expect(fault.mayPass == mayPass)
    }
}
