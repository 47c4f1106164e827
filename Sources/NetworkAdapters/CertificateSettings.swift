// The trusted certificates: the system's, or those that the environment names instead, as OpenSSL's tools read
// them (`SSL_CERT_FILE` and `SSL_CERT_DIR`).

import Exchange
import Files
import NIOSSL

/// Which certificates the environment names.
struct CertificateSettings: Sendable {
    private let file: String?
    private let folder: String?

    /// Reads the variables; one that is empty counts as unset.
    init(_ environment: [String: String]) {
        let named = { (name: String) in environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        file = named("SSL_CERT_FILE")
        folder = named("SSL_CERT_DIR")
    }

    /// The configuration that trusts the named certificates; nil when the system's are trusted.
    func configuration() throws(ExchangeError) -> TLSConfiguration? {
        guard file != nil || folder != nil else { return nil }
        var roots: [NIOSSLCertificate] = []
        if let file { roots += try Self.certificates(in: file, variable: "SSL_CERT_FILE") }
        if let folder { roots += try Self.certificates(under: folder) }
        var configuration = TLSConfiguration.makeClientConfiguration()
        // A folder holds most of them twice, once under a name made for the search.
        configuration.trustRoots = .certificates(Array(Set(roots)))
        return configuration
    }

    /// The certificates in a PEM file.
    private static func certificates(
        in path: String, variable: String
    ) throws(ExchangeError) -> [NIOSSLCertificate] {
        do {
            return try NIOSSLCertificate.fromPEMFile(path)
        } catch {
            throw .notSent(.unusableCertificates(variable: variable))
        }
    }

    /// Every certificate in folders that are separated by colons; files that are not certificates are passed over.
    private static func certificates(under folders: String) throws(ExchangeError) -> [NIOSSLCertificate] {
        var found: [NIOSSLCertificate] = []
        for folder in folders.split(separator: ":") {
            for entry in (try? Folder(String(folder)).entries()) ?? [] where !entry.name.hasPrefix(".") {
                found += (try? NIOSSLCertificate.fromPEMFile("\(folder)/\(entry.name)")) ?? []
            }
        }
        guard !found.isEmpty else { throw .notSent(.unusableCertificates(variable: "SSL_CERT_DIR")) }
        return found
    }
}
