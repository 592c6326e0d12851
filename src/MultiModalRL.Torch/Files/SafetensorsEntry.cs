using System.Collections.Immutable;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>One tensor of a safetensors file.</summary>
/// <param name="Name">Its name, unique in the file.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Its shape; empty for a single number.</param>
/// <param name="Offset">Its first byte, counted from the end of the header.</param>
/// <param name="Length">Its bytes.</param>
public readonly record struct SafetensorsEntry(string Name, ScalarType Type, ImmutableArray<long> Shape, long Offset, long Length);
