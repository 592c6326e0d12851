namespace MultiModalRL.Datasets;

/// <summary>A leaf of a file's schema.</summary>
/// <param name="Column">Its name and type.</param>
/// <param name="Index">Its position among the leaves, which is that of its chunk in every row group.</param>
/// <param name="PhysicalType">How its values are stored, as numbered in the format.</param>
/// <param name="IsOneByte">Whether its values are whole numbers of 8 bits, which are stored as 32.</param>
/// <param name="MaxDefinition">The definition level of a value that is there.</param>
/// <param name="MaxRepetition">How many repeated groups are around it.</param>
/// <param name="ElementDefinition">The definition level from which the innermost list has an element; 0 without a list.</param>
internal sealed record ParquetLeaf(
    ParquetColumn Column, int Index, int PhysicalType, bool IsOneByte, int MaxDefinition, int MaxRepetition, int ElementDefinition);
