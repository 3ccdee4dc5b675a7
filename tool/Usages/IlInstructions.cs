using System.Collections.Frozen;
using System.Reflection.Emit;

namespace TrackingPlan.Tool.Usages;

/// <summary>The instructions of a method body that name something: a method, a type, a field or a string.</summary>
internal static class IlInstructions
{
    private static readonly FrozenDictionary<int, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToFrozenDictionary(c => (int)(ushort)c.Value);

    public static IEnumerable<(int Offset, OpCode Code, int Token)> WithTokens(byte[] il)
    {
        var at = 0;
        while (at < il.Length)
        {
            var offset = at;
            var value = (int)il[at++];
            if (value == 0xFE && at < il.Length)
                value = 0xFE00 | il[at++];
            if (!Codes.TryGetValue(value, out var code))
                yield break;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok or OperandType.InlineField or OperandType.InlineString)
                yield return (offset, code, BitConverter.ToInt32(il, at));
            at += code.OperandType == OperandType.InlineSwitch ? 4 + (4 * BitConverter.ToInt32(il, at)) : OperandSize(code.OperandType);
        }
    }

    private static int OperandSize(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
