using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TrackingPlan.Tool.Usages;

/// <summary>A compiled project with its symbols: what calls what, and on which line.</summary>
internal sealed class CompiledAssembly : IDisposable
{
    private readonly PEReader _image;
    private readonly MetadataReaderProvider? _symbols;
    private readonly MetadataReader? _symbolReader;

    private CompiledAssembly(string path, PEReader image, MetadataReaderProvider? symbols)
    {
        Path = path;
        _image = image;
        _symbols = symbols;
        _symbolReader = symbols?.GetMetadataReader();
        Reader = image.GetMetadataReader();
        Names = new MetadataNames(Reader);
    }

    public string Path { get; }

    public MetadataReader Reader { get; }

    public MetadataNames Names { get; }

    /// <summary>Without symbols there are calls, but no lines.</summary>
    public bool HasSymbols => _symbolReader is not null;

    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    public static CompiledAssembly Open(string path)
    {
        // The file is read at once: a build that runs meanwhile may replace it.
        var image = new PEReader(new MemoryStream(File.ReadAllBytes(path)), PEStreamOptions.PrefetchEntireImage);
        if (!image.HasMetadata)
            throw new BadImageFormatException($"{path} is no .NET assembly.");
        image.TryOpenAssociatedPortablePdb(path, OpenIfThere, out var symbols, out _);
        return new CompiledAssembly(path, image, symbols);

        static Stream? OpenIfThere(string pdb) => File.Exists(pdb) ? new MemoryStream(File.ReadAllBytes(pdb)) : null;
    }

    public byte[] Body(MethodDefinition method) =>
        method.RelativeVirtualAddress == 0 ? [] : _image.GetMethodBody(method.RelativeVirtualAddress).GetILBytes() ?? [];

    /// <summary>The initial bytes of a static field, such as a UTF-8 literal's.</summary>
    public byte[] Data(FieldDefinitionHandle handle, int length)
    {
        var address = Reader.GetFieldDefinition(handle).GetRelativeVirtualAddress();
        return address == 0 ? [] : [.. _image.GetSectionData(address).GetContent(0, length)];
    }

    /// <summary>Where an instruction was written; null without symbols or for code that no one wrote.</summary>
    public SourceLine? Line(MethodDefinitionHandle method, int offset)
    {
        if (_symbolReader is null)
            return null;
        var found = default(SequencePoint);
        foreach (var point in _symbolReader.GetMethodDebugInformation(method).GetSequencePoints())
        {
            if (point.Offset > offset)
                break;
            if (!point.IsHidden)
                found = point;
        }

        return found.Document.IsNil ? null : new(_symbolReader.GetString(_symbolReader.GetDocument(found.Document).Name), found.StartLine);
    }

    /// <summary>The method as it was written: of an async method or an iterator, not the state machine that it became.</summary>
    public string WrittenMethod(MethodDefinitionHandle method)
    {
        if (_symbolReader?.GetMethodDebugInformation(method).GetStateMachineKickoffMethod() is { IsNil: false } kickoff)
            method = kickoff;
        var definition = Reader.GetMethodDefinition(method);
        var type = Names.OfDefinition(definition.GetDeclaringType());
        var written = type.Split('+').TakeWhile(part => !part.StartsWith('<') && !part.Contains(".<")).ToArray();
        var owner = (written.Length == 0 ? type : string.Join('.', written)).Split('`')[0];
        return $"{owner[(owner.LastIndexOf('.') + 1)..]}.{Unmangled(Reader.GetString(definition.Name))}";
    }

    /// <summary>Of <c>&lt;Handle&gt;b__0</c>, a lambda, the method around it; of <c>&lt;Main&gt;$</c>, the program's top.</summary>
    private static string Unmangled(string name) =>
        name.StartsWith('<') && name.IndexOf('>') is > 1 and var end ? name[1..end] : name;

    public void Dispose()
    {
        _symbols?.Dispose();
        _image.Dispose();
    }
}

/// <param name="File">As the compiler was given it.</param>
internal readonly record struct SourceLine(string File, int Line);
