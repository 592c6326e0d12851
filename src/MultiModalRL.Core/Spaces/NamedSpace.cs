namespace MultiModalRL.Core;

/// <summary>One field of a composite space.</summary>
/// <param name="Name">The field's name, unique in the composite.</param>
/// <param name="Space">What the field may hold.</param>
public readonly record struct NamedSpace(string Name, Space Space);
