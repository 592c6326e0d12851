using Mono.Cecil;

namespace MultiModalRL.Torch.Tests;

/// <summary>
/// Finds, in compiled code, calls to anything in TorchSharp that makes a temporary Scalar, directly or through its own
/// code. It sees what the banned-symbol analyzer misses, such as <c>a += b</c>.
/// </summary>
internal static class TemporaryScalarScan
{
    /// <summary>The full names of TorchSharp's hazardous methods.</summary>
    public static HashSet<string> Hazards(string torchSharpPath)
    {
        using var module = ModuleDefinition.ReadModule(torchSharpPath);
        var callers = module.GetTypes().SelectMany(type => type.Methods)
            .SelectMany(method => Calls(method).Select(callee => (callee, caller: method.FullName)))
            .ToLookup(call => call.callee, call => call.caller);
        var hazards = module.GetTypes().SelectMany(type => type.Methods)
            .Select(method => method.FullName)
            .Where(name => name.Contains("TorchSharp.Scalar::op_Implicit") || name.Contains("ScalarExtensionMethods::ToScalar"))
            .ToHashSet();
        var open = new Queue<string>(hazards);
        while (open.TryDequeue(out var hazard))
        {
            foreach (var caller in callers[hazard].Where(hazards.Add))
            {
                open.Enqueue(caller);
            }
        }

        return hazards;
    }

    /// <summary>"caller → callee" of every hazardous call in an assembly, but for those inside the allowed types.</summary>
    public static IReadOnlyList<string> Strikes(string assemblyPath, HashSet<string> hazards, params string[] allowedTypes)
    {
        using var module = ModuleDefinition.ReadModule(assemblyPath);
        return module.GetTypes()
            .Where(type => !allowedTypes.Contains(type.FullName))
            .SelectMany(type => type.Methods)
            .SelectMany(method => Calls(method).Where(hazards.Contains).Select(callee => $"{method.FullName} → {callee}"))
            .ToList();
    }

    private static IEnumerable<string> Calls(MethodDefinition method) => method.HasBody
        ? method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MethodReference>()
            .Select(callee => callee.GetElementMethod().FullName)
        : [];
}
