using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>A module's parameters and persistent buffers as a safetensors file.</summary>
public static class WeightsFile
{
    /// <summary>Writes them, atomically.</summary>
    public static void Save(nn.Module module, string path, IReadOnlyDictionary<string, string>? metadata = null) =>
        SafetensorsFile.Write(path, Named(module), metadata);

    /// <summary>
    /// Overwrites all of them, in place and on their device (so flat views stay). Nothing is changed unless the file
    /// has exactly the module's tensors.
    /// </summary>
    /// <param name="module">What is overwritten.</param>
    /// <param name="path">The file.</param>
    /// <param name="mayLack">Which tensors stay as they are where the file lacks them; none unless said otherwise.</param>
    /// <exception cref="InputException">The file is unusable, or lacks, adds or reshapes tensors: all are named.</exception>
    public static void Load(nn.Module module, string path, Predicate<string>? mayLack = null)
    {
        using var file = SafetensorsFile.Open(path);
        var named = Named(module);
        named.RemoveAll(tensor => mayLack?.Invoke(tensor.Name) == true && !file.TryFind(tensor.Name, out _));
        var mismatches = Mismatches(file, named);
        if (mismatches.Count > 0)
        {
            throw new InputException($"{path} does not fit the model: {string.Join("; ", mismatches)}");
        }

        foreach (var (name, tensor) in named)
        {
            file.ReadInto(name, tensor);
        }

        WeightCopy.ForgetAll(module);
    }

    private static List<string> Mismatches(SafetensorsFile file, List<(string Name, Tensor Tensor)> named)
    {
        var mismatches = new List<string>();
        foreach (var (name, tensor) in named)
        {
            if (!file.TryFind(name, out var entry))
            {
                mismatches.Add($"{name} is missing");
            }
            else if (entry.Type != tensor.dtype || !entry.Shape.AsSpan().SequenceEqual(tensor.shape))
            {
                mismatches.Add(
                    $"{name} is {entry.Type} [{string.Join(", ", entry.Shape)}], expected {tensor.dtype} [{string.Join(", ", tensor.shape)}]");
            }
        }

        var known = named.Select(pair => pair.Name).ToHashSet();
        mismatches.AddRange(file.Tensors.Where(entry => !known.Contains(entry.Name)).Select(entry => $"{entry.Name} is not in the model"));
        return mismatches;
    }

    private static List<(string Name, Tensor Tensor)> Named(nn.Module module) =>
    [
        .. module.named_parameters().Select(named => (named.name, (Tensor)named.parameter)),
        .. module.named_buffers(recurse: true, include_nonpersistent: false).Select(named => (named.name, named.buffer)),
    ];
}
