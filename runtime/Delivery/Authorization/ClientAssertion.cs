using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TrackingPlan.Delivery.Authorization;

/// <summary>Signs the assertion by which a client proves who it is (RFC 7523), as a JWT with RS256.</summary>
internal sealed class ClientAssertion : IDisposable
{
    private static readonly TimeSpan BackDated = TimeSpan.FromSeconds(5); // clocks differ
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(55); // Segment takes less than a minute

    private readonly SegmentOAuthOptions _options;
    private readonly string _audience;
    private readonly RSA _key = RSA.Create();

    /// <param name="options">With a key that <see cref="IsPrivateKey"/>.</param>
    /// <param name="server">The authorization server.</param>
    public ClientAssertion(SegmentOAuthOptions options, Uri server)
    {
        _options = options;
        _audience = server.GetLeftPart(UriPartial.Authority);
        _key.ImportFromPem(options.PrivateKey);
    }

    /// <summary>Whether a text is an unencrypted RSA private key in PEM, and so one that can sign.</summary>
    public static bool IsPrivateKey(string pem)
    {
        using var key = RSA.Create();
        try
        {
            key.ImportFromPem(pem);
            return key.SignData([], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).Length > 0;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return false; // and not why: nothing of a key may reach a log
        }
    }

    public string Sign(DateTimeOffset now)
    {
        var header = Encode(writer =>
        {
            writer.WriteString("alg"u8, "RS256"u8);
            writer.WriteString("typ"u8, "JWT"u8);
            writer.WriteString("kid"u8, _options.KeyId);
        });
        var claims = Encode(writer =>
        {
            writer.WriteString("iss"u8, _options.ClientId);
            writer.WriteString("sub"u8, _options.ClientId);
            writer.WriteString("aud"u8, _audience);
            writer.WriteNumber("iat"u8, (now - BackDated).ToUnixTimeSeconds());
            writer.WriteNumber("exp"u8, (now - BackDated + Lifetime).ToUnixTimeSeconds());
            writer.WriteString("jti"u8, Guid.NewGuid());
        });
        var signed = $"{header}.{claims}";
        var signature = _key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64(signature)}";
    }

    public void Dispose() => _key.Dispose();

    private static string Encode(Action<Utf8JsonWriter> write)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Base64(json.ToArray());
    }

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
